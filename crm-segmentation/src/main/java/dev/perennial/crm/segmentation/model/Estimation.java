package dev.perennial.crm.segmentation.model;

import dev.perennial.crm.segmentation.model.BoundedBfgs.Summit;
import dev.perennial.crm.segmentation.model.FitWarning.Edge;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Finds the parameters of greatest likelihood: searches from every start and keeps the best. With many groups the starts
 * are tried on a sorted sample of them; the winner and the curvature found there then need a few steps on all.
 */
final class Estimation {

    private static final int SAMPLE = 10_000;
    private static final double FEW = 200;

    private Estimation() {}

    /**
     * @param repeatCustomers customers whom the model learns from
     * @param warnings what is already known
     * @param model makes the model from its parameters
     */
    static <M> ModelFit<M> fit(
            Likelihood likelihood,
            SearchRange range,
            double repeatCustomers,
            List<FitWarning> warnings,
            Function<double[], M> model) {
        Summit summit = highest(likelihood, range);
        Uncertainty<M> uncertainty = Uncertainty.of(likelihood, range, summit.point(), model);
        List<FitWarning> all = new ArrayList<>(warnings);
        if (!summit.level()) {
            all.add(new FitWarning.NotLevel());
        }
        if (repeatCustomers < FEW) {
            all.add(new FitWarning.FewRepeatCustomers(repeatCustomers));
        }
        all.addAll(edges(range, summit.point()));
        all.addAll(uncertainty.ridges());
        return new ModelFit.Converged<>(
                uncertainty.best(), summit.value() * likelihood.customers(), uncertainty, List.copyOf(all));
    }

    private static Summit highest(Likelihood likelihood, SearchRange range) {
        int stride = Math.max(1, likelihood.size() / SAMPLE);
        if (stride == 1) {
            return highestFromStarts(likelihood, range);
        }
        Summit sampled = highestFromStarts(likelihood.thinned(stride), range);
        return BoundedBfgs.climb(likelihood, range, sampled.point(), sampled.curvature());
    }

    private static Summit highestFromStarts(Likelihood likelihood, SearchRange range) {
        Summit highest = BoundedBfgs.climb(likelihood, range, range.starts()[0]);
        for (int i = 1; i < range.starts().length; i++) {
            Summit other = BoundedBfgs.climb(likelihood, range, range.starts()[i]);
            highest = other.value() > highest.value() ? other : highest;
        }
        return highest;
    }

    private static List<FitWarning> edges(SearchRange range, double[] point) {
        List<FitWarning> edges = new ArrayList<>();
        for (int i = 0; i < point.length; i++) {
            if (point[i] <= range.lower()[i]) {
                edges.add(new FitWarning.OnBound(range.names()[i], Edge.LOWER));
            } else if (point[i] >= range.upper()[i]) {
                edges.add(new FitWarning.OnBound(range.names()[i], Edge.UPPER));
            }
        }
        return edges;
    }
}
