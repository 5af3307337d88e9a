package dev.perennial.crm.segmentation.model;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * How far the scores of a customer could lie off because the models' parameters are not known exactly.
 *
 * @param probabilityAlive around {@link CustomerScore#probabilityAlive}, and so on
 */
public record ScoreIntervals(
        Interval probabilityAlive,
        Interval expectedOrders,
        Interval probabilityOfOrder,
        Interval expectedSpend,
        Interval revenue) {

    private static final Scale[] SCALES = {
        Scale.LOG_ODDS, Scale.LOGARITHM, Scale.LOG_ODDS, Scale.LOGARITHM, Scale.LOGARITHM
    };

    /**
     * The intervals of one customer.
     *
     * @param level how sure, for example 0.95
     */
    public static <M extends PurchaseModel> ScoreIntervals of(
            Uncertainty<M> purchases,
            Uncertainty<GammaGamma> spend,
            ValueTerms terms,
            double horizon,
            PurchaseHistory history,
            double meanSpend,
            double level) {
        PurchaseHistories one = PurchaseHistories.of(
                new int[] {history.repeats()}, new double[] {history.lastOrder()}, new double[] {history.age()});
        return of(purchases, spend, terms, horizon, one, new double[] {meanSpend}, level, 1)[0];
    }

    /** The intervals of many customers. The two models are fitted apart, so their uncertainties add up. */
    public static <M extends PurchaseModel> ScoreIntervals[] of(
            Uncertainty<M> purchases,
            Uncertainty<GammaGamma> spend,
            ValueTerms terms,
            double horizon,
            PurchaseHistories histories,
            double[] meanSpend,
            double level,
            int threads) {
        double[] margin = new double[meanSpend.length];
        Arrays.fill(margin, 1);
        double[][] best = columns(new CustomerScoring(purchases.best(), spend.best(), terms, horizon)
                .score(histories, meanSpend, margin, threads));
        double[][] variances = purchases.variances(
                m -> columns(new CustomerScoring(m, spend.best(), terms, horizon)
                        .score(histories, meanSpend, margin, threads)),
                SCALES);
        double[] spendVariance = spend.variances(
                        m -> new double[][] {
                            IntStream.range(0, meanSpend.length)
                                    .mapToDouble(i -> m.expectedSpend(histories.repeats[i], meanSpend[i]))
                                    .toArray()
                        },
                        Scale.LOGARITHM)[0];
        for (int i = 0; i < spendVariance.length; i++) {
            variances[3][i] += spendVariance[i];
            variances[4][i] += spendVariance[i];
        }
        return IntStream.range(0, histories.size())
                .mapToObj(i -> at(i, best, variances, level))
                .toArray(ScoreIntervals[]::new);
    }

    private static ScoreIntervals at(int i, double[][] best, double[][] variances, double level) {
        Interval[] around = IntStream.range(0, SCALES.length)
                .mapToObj(column -> SCALES[column].interval(best[column][i], variances[column][i], level))
                .toArray(Interval[]::new);
        return new ScoreIntervals(around[0], around[1], around[2], around[3], around[4]);
    }

    private static double[][] columns(CustomerScores scores) {
        return new double[][] {
            scores.probabilityAlive(),
            scores.expectedOrders(),
            scores.probabilityOfOrder(),
            scores.expectedSpend(),
            scores.revenue()
        };
    }
}
