package dev.perennial.crm.segmentation.model;

/** Probabilities from log-odds, and of a first order, without overflow and without loss near 0 and 1. */
final class Logistic {

    private Logistic() {}

    static double of(double logOdds) {
        if (logOdds >= 0) {
            return 1 / (1 + Math.exp(-logOdds));
        }
        double odds = Math.exp(logOdds);
        return odds / (1 + odds);
    }

    /** ln(1 + e^value). */
    static double log1pExp(double value) {
        return Math.max(value, 0) + Math.log1p(Math.exp(-Math.abs(value)));
    }

    /**
     * The probability that an active customer orders within the horizon.
     *
     * @param shape r + x
     * @param scale α + T
     */
    static double orderOfActive(double shape, double scale, double horizon) {
        return -Math.expm1(-shape * Math.log1p(PurchaseModel.requireHorizon(horizon) / scale));
    }
}
