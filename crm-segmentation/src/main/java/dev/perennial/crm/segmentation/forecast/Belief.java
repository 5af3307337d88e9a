package dev.perennial.crm.segmentation.forecast;

import dev.perennial.crm.segmentation.forecast.ModelSummary.Doubt;
import java.util.List;
import java.util.stream.IntStream;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RectangularCholeskyDecomposition;
import org.hipparchus.random.RandomDataGenerator;
import org.jspecify.annotations.Nullable;

/** A model's parameters and how well they are known: a normal distribution over their logarithms. */
final class Belief {

    /** Variances below this are none. */
    private static final double NOTHING = 1e-12;

    /** No parameter is drawn farther from the fit than this, in logarithms: as wide as fits are searched. */
    private static final double FARTHEST = 8;

    private final double[] parameters;
    private final double[][] root;

    /** @param doubt null where the parameters count as known */
    Belief(double[] parameters, @Nullable Doubt doubt) {
        this.parameters = parameters;
        this.root = doubt == null ? new double[0][] : root(doubt.covariance());
    }

    /** Parameters as they could be as well. */
    double[] draw(RandomDataGenerator random) {
        if (root.length == 0) {
            return parameters;
        }
        double[] normal = IntStream.range(0, root[0].length)
                .mapToDouble(i -> random.nextGaussian())
                .toArray();
        double[] drawn = new double[parameters.length];
        for (int i = 0; i < drawn.length; i++) {
            double off = 0;
            for (int j = 0; j < normal.length; j++) {
                off += root[i][j] * normal[j];
            }
            drawn[i] = parameters[i] * Math.exp(Math.clamp(off, -FARTHEST, FARTHEST));
        }
        return drawn;
    }

    private static double[][] root(List<List<Double>> covariance) {
        double[][] rows = covariance.stream()
                .map(row -> row.stream().mapToDouble(Double::doubleValue).toArray())
                .toArray(double[][]::new);
        boolean known = IntStream.range(0, rows.length).allMatch(i -> rows[i][i] < NOTHING);
        return known
                ? new double[0][]
                : new RectangularCholeskyDecomposition(MatrixUtils.createRealMatrix(rows), NOTHING)
                        .getRootMatrix()
                        .getData();
    }
}
