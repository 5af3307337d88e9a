package dev.perennial.crm.segmentation.forecast;

import dev.perennial.crm.segmentation.model.BgNbd;
import dev.perennial.crm.segmentation.model.FitSettings;
import dev.perennial.crm.segmentation.model.GammaGamma;
import dev.perennial.crm.segmentation.model.ModelFit;
import dev.perennial.crm.segmentation.model.ParetoNbd;
import dev.perennial.crm.segmentation.model.PurchaseGroups;
import dev.perennial.crm.segmentation.model.Spending;

/**
 * The models of one population. Pareto/NBD, whose likelihood costs twenty times as much, learns from a sample where there are
 * more than {@value #MOST_FOR_PARETO} customers.
 *
 * @param customers         how many BG/NBD learned from
 * @param customersOfPareto how many Pareto/NBD learned from
 * @param spenders          how many gamma-gamma learned from
 */
public record FittedModels(
        ModelFit<BgNbd> bgNbd,
        ModelFit<ParetoNbd> paretoNbd,
        ModelFit<GammaGamma> gammaGamma,
        double customers,
        double customersOfPareto,
        double spenders) {

    static final int MOST_FOR_PARETO = 100_000;

    /** Fits all three. Equal populations give equal models, in whatever order the customers come. */
    public static FittedModels of(Population population, FitSettings settings) {
        PurchaseGroups purchases = PurchaseGroups.of(population.histories());
        PurchaseGroups sample = purchases.sample(MOST_FOR_PARETO);
        Spending spending = Spending.of(population.repeats(), population.meanSpend());
        return new FittedModels(
                BgNbd.fit(purchases, settings),
                ParetoNbd.fit(sample, settings),
                GammaGamma.fit(spending, settings),
                purchases.customers(),
                sample.customers(),
                spending.customers());
    }

    /** As kept with a run. */
    public ModelSummary summary() {
        return ModelSummary.of(this);
    }
}
