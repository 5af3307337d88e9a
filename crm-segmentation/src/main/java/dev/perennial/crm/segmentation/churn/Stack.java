package dev.perennial.crm.segmentation.churn;

import dev.perennial.crm.segmentation.forecast.Outlook;

/**
 * Four opinions on who will leave, a weighted mean in log-odds: BG/NBD, Pareto/NBD, boosted trees and a regression on recency, frequency
 * and value. The learned two rank customers better, but know only the windows they learned from; how many will leave in all is
 * therefore said by the purchase models, corrected by how far they were off before.
 *
 * @param correction what the purchase models' log-odds of leaving lacked in earlier windows; see {@link Correction}
 */
record Stack(BoostedTrees trees, RfmRegression regression, double correction) {

    private static final double DAYS_OF_WEEK = 7;

    /** What each opinion counts. Pareto/NBD ranks one-time buyers, BG/NBD does not. */
    static final double BG_NBD = .15;

    static final double PARETO_NBD = .35;
    static final double TREES = .25;
    static final double REGRESSION = .25;

    /**
     * Opinions on some customers.
     *
     * @param risk       the stack's, 0 to 1
     * @param trees      the trees' alone
     * @param regression the regression's alone
     * @param shift      what was added to the mean log-odds of the four so that they agree on the whole
     */
    record Opinion(double[] risk, double[] trees, double[] regression, double shift) {}

    /** @param horizonDays how far ahead {@code outlook} looks */
    Opinion of(Behaviour behaviour, Outlook outlook, int horizonDays) {
        double[] byTrees = trees.logOdds(table(behaviour, outlook, horizonDays));
        double[] byRegression = regression.logOdds(behaviour);
        double leavers = leavers(outlook, horizonDays);
        double[] mean = mean(outlook, byTrees, byRegression);
        double shift = LogOdds.shiftTo(mean, leavers);
        return new Opinion(
                LogOdds.probabilities(mean, shift),
                LogOdds.probabilities(byTrees, LogOdds.shiftTo(byTrees, leavers)),
                LogOdds.probabilities(byRegression, LogOdds.shiftTo(byRegression, leavers)),
                shift);
    }

    /** The weighted mean of the four in log-odds, before they are made to agree on the whole. */
    double[] mean(Behaviour behaviour, Outlook outlook, int horizonDays) {
        return mean(outlook, trees.logOdds(table(behaviour, outlook, horizonDays)), regression.logOdds(behaviour));
    }

    private static double[] mean(Outlook outlook, double[] byTrees, double[] byRegression) {
        double[] mean = new double[byTrees.length];
        for (int row = 0; row < mean.length; row++) {
            mean[row] = models(outlook, row) + TREES * byTrees[row] + REGRESSION * byRegression[row];
        }
        return mean;
    }

    private static FeatureTable table(Behaviour behaviour, Outlook outlook, int horizonDays) {
        return new FeatureTable(behaviour, outlook, horizonDays / DAYS_OF_WEEK);
    }

    private static double models(Outlook outlook, int row) {
        return -BG_NBD * LogOdds.of(outlook.orderByBgNbd()[row])
                - PARETO_NBD * LogOdds.of(outlook.orderByParetoNbd()[row]);
    }

    /** Log-odds of leaving by the two purchase models, both counting the same. */
    static double together(Outlook outlook, int row) {
        return -(LogOdds.of(outlook.orderByBgNbd()[row]) + LogOdds.of(outlook.orderByParetoNbd()[row])) / 2;
    }

    static double[] together(Outlook outlook) {
        double[] logOdds = new double[outlook.orderByBgNbd().length];
        for (int row = 0; row < logOdds.length; row++) {
            logOdds[row] = together(outlook, row);
        }
        return logOdds;
    }

    private double leavers(Outlook outlook, int horizonDays) {
        return LogOdds.mean(together(outlook), correction * Correction.weight(horizonDays));
    }
}
