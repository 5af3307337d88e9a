package dev.perennial.crm.segmentation.model;

/**
 * The number of orders within a time of customers who stay, when each orders at a constant rate and rates vary as
 * Gamma(r, α): P(n) = Γ(r+n)/(Γ(r) n!) (1−success)^r success^n with success = t/(α+t).
 */
final class NegativeBinomial {

    private static final double NEGLIGIBLE = 1e-17;

    private final double shape;
    private final int count;
    private final double logWays;

    /** @param count n, 0 or more */
    NegativeBinomial(double shape, int count) {
        if (count < 0) {
            throw new IllegalArgumentException("a count must not be negative: " + count);
        }
        this.shape = shape;
        this.count = count;
        this.logWays = RisingFactorial.logarithm(shape, count) - RisingFactorial.logarithm(1, count);
    }

    /** Exactly n orders. */
    double probability(double success) {
        return Math.exp(logWays + shape * Math.log1p(-success) + (count == 0 ? 0 : count * Math.log(success)));
    }

    /** n orders or more, summed from whichever side loses no digits. */
    double probabilityOfAtLeast(double success) {
        if (count == 0) {
            return 1;
        }
        double mean = shape * success / (1 - success);
        return count > mean ? sumUpwards(success) : Math.max(0, 1 - sumDownwards(success));
    }

    private double sumUpwards(double success) {
        double term = probability(success);
        double sum = 0;
        for (int n = count; term > NEGLIGIBLE * sum; n++) {
            sum += term;
            term *= success * (shape + n) / (n + 1);
        }
        return Math.min(1, sum);
    }

    private double sumDownwards(double success) {
        double term = probability(success);
        double sum = 0;
        for (int n = count; n > 0; n--) {
            term *= n / (success * (shape + n - 1));
            sum += term;
        }
        return sum;
    }
}
