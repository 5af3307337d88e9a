package dev.perennial.crm.segmentation.model;

/**
 * Orders within a time of customers who stay, when each orders at a constant rate and rates vary as a gamma
 * distribution: shape r, and each order is a success of chance {@code success} = t/(α+t).
 */
record NegativeBinomial(double shape, double success) {

    private static final double NEGLIGIBLE = 1e-17;

    /** The orders within {@code weeks} of customers whose rates are Gamma(r, α). */
    static NegativeBinomial within(double weeks, double r, double alpha) {
        return new NegativeBinomial(r, PurchaseModel.requireHorizon(weeks) / (alpha + weeks));
    }

    double probability(int count) {
        if (count < 0) {
            throw new IllegalArgumentException("a count must not be negative: " + count);
        }
        return Math.exp(RisingFactorial.logarithm(shape, count)
                - RisingFactorial.logarithm(1, count)
                + shape * Math.log1p(-success)
                + (count == 0 ? 0 : count * Math.log(success)));
    }

    /** The probability of {@code count} orders or more, from whichever side loses no digits. */
    double probabilityOfAtLeast(int count) {
        if (count == 0) {
            return 1;
        }
        double mean = shape * success / (1 - success);
        return count > mean ? sumFrom(count) : Math.max(0, 1 - sumBefore(count));
    }

    private double sumFrom(int count) {
        double term = probability(count);
        double sum = 0;
        for (int n = count; term > NEGLIGIBLE * sum; n++) {
            sum += term;
            term *= success * (shape + n) / (n + 1);
        }
        return Math.min(1, sum);
    }

    private double sumBefore(int count) {
        double sum = 0;
        for (int n = count - 1; n >= 0; n--) {
            sum += probability(n);
        }
        return sum;
    }
}
