package dev.perennial.crm.segmentation.forecast;

import dev.perennial.crm.segmentation.model.BgNbd;
import dev.perennial.crm.segmentation.model.CustomerScores;
import dev.perennial.crm.segmentation.model.CustomerScoring;
import dev.perennial.crm.segmentation.model.GammaGamma;
import dev.perennial.crm.segmentation.model.ParetoNbd;
import dev.perennial.crm.segmentation.model.PurchaseHistories;
import dev.perennial.crm.segmentation.model.PurchaseModel;
import dev.perennial.crm.segmentation.model.ValueTerms;
import java.util.Arrays;

/**
 * What the two purchase models say of each customer over one horizon, as columns.
 *
 * @param orderByBgNbd     probability of an order, by BG/NBD
 * @param orderByParetoNbd the same by Pareto/NBD
 * @param aliveByParetoNbd chance of not having left for good, by Pareto/NBD, whose one-time buyers may have left too
 * @param ordersByBgNbd    orders to expect, by BG/NBD
 * @param ordersByParetoNbd the same by Pareto/NBD
 */
public record Outlook(
        double[] orderByBgNbd,
        double[] orderByParetoNbd,
        double[] aliveByParetoNbd,
        double[] ordersByBgNbd,
        double[] ordersByParetoNbd) {

    /** Only orders are looked at: whatever the spend model says is thrown away. */
    private static final GammaGamma ANY_SPEND = new GammaGamma(1, 2, 1);

    private static final ValueTerms ONE_MONTH = new ValueTerms(1, 4.345, 0);

    /**
     * @param weeks   how far ahead
     * @param threads 1 or more; without influence on the numbers
     */
    public static Outlook of(BgNbd bgNbd, ParetoNbd paretoNbd, PurchaseHistories histories, double weeks, int threads) {
        return of(scores(bgNbd, histories, weeks, threads), scores(paretoNbd, histories, weeks, threads));
    }

    static Outlook of(CustomerScores byBgNbd, CustomerScores byParetoNbd) {
        return new Outlook(
                byBgNbd.probabilityOfOrder(),
                byParetoNbd.probabilityOfOrder(),
                byParetoNbd.probabilityAlive(),
                byBgNbd.expectedOrders(),
                byParetoNbd.expectedOrders());
    }

    /** Churn risk by both: the mean of their log-odds. */
    public double[] churnRisk() {
        double[] risk = new double[orderByBgNbd.length];
        Arrays.setAll(risk, row -> 1 - together(orderByBgNbd[row], orderByParetoNbd[row]));
        return risk;
    }

    /** Mean in log-odds; 0 as soon as one of them is 0. */
    private static double together(double first, double second) {
        double odds = Math.sqrt(first / (1 - first) * (second / (1 - second)));
        return Double.isInfinite(odds) ? 1 : odds / (1 + odds);
    }

    private static CustomerScores scores(PurchaseModel model, PurchaseHistories histories, double weeks, int threads) {
        double[] nothing = new double[histories.size()];
        return new CustomerScoring(model, ANY_SPEND, ONE_MONTH, weeks).score(histories, nothing, nothing, threads);
    }
}
