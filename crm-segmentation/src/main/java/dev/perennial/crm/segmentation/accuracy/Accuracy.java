package dev.perennial.crm.segmentation.accuracy;

import org.jspecify.annotations.Nullable;

/**
 * How right a forecast was. What makes no sense for a forecast is null: a mere rank has an AUC only, and only models of orders
 * foretell their number.
 *
 * @param auc        probability that of one who left and one who stayed the former had the higher risk, .5 is chance; null when
 *                   all left or none
 * @param brier      mean squared difference between risk and what happened (1 left, 0 stayed); 0 is perfect
 * @param logLoss    mean negative logarithm of the probability given to what happened
 * @param ece        expected calibration error over {@value Reliability#BINS} groups of equal size
 * @param rmse       root of the mean squared difference between expected and counted orders of a customer
 * @param totalError expected orders of all customers over those counted, less 1: −0.1 is a tenth too few; null when nobody
 *                   ordered
 */
public record Accuracy(
        @Nullable Double auc,
        @Nullable Double brier,
        @Nullable Double logLoss,
        @Nullable Double ece,
        @Nullable Double rmse,
        @Nullable Double totalError) {

    /** No outcome is taken to be less likely: a logarithm must stay finite. */
    private static final double LEAST = 1e-15;

    /** Of a mere rank: the higher, the likelier to leave. */
    public static Accuracy ofRank(double[] score, boolean[] left) {
        return new Accuracy(finite(Ranking.auc(score, left)), null, null, null, null, null);
    }

    /** Of probabilities of leaving; at least one customer. */
    public static Accuracy ofRisk(double[] risk, boolean[] left) {
        return new Accuracy(
                finite(Ranking.auc(risk, left)),
                brier(risk, left),
                logLoss(risk, left),
                Reliability.error(risk, left),
                null,
                null);
    }

    /**
     * The same with how right expected orders were.
     *
     * @param expected orders of each customer
     * @param counted  what came of it
     */
    public Accuracy withOrders(double[] expected, int[] counted) {
        double squares = 0;
        double foretold = 0;
        long total = 0;
        for (int i = 0; i < expected.length; i++) {
            double error = expected[i] - counted[i];
            squares += error * error;
            foretold += expected[i];
            total += counted[i];
        }
        return new Accuracy(
                auc, brier, logLoss, ece, Math.sqrt(squares / expected.length), finite(foretold / total - 1));
    }

    /** The mean squared difference between risk and what happened. */
    public static double brier(double[] risk, boolean[] left) {
        double sum = 0;
        for (int i = 0; i < risk.length; i++) {
            double error = risk[i] - (left[i] ? 1 : 0);
            sum += error * error;
        }
        return sum / risk.length;
    }

    private static double logLoss(double[] risk, boolean[] left) {
        double sum = 0;
        for (int i = 0; i < risk.length; i++) {
            double likely = left[i] ? risk[i] : 1 - risk[i];
            sum -= Math.log(Math.max(likely, LEAST));
        }
        return sum / risk.length;
    }

    private static @Nullable Double finite(double value) {
        return Double.isFinite(value) ? value : null;
    }
}
