package dev.perennial.crm.segmentation.forecast;

/**
 * From where to where a figure of one customer may be expected.
 *
 * @param low  at most {@code high}
 * @param high of the same unit
 */
public record Range(double low, double high) {

    /** The least that holds all of them. */
    static Range over(double... values) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (double value : values) {
            low = Math.min(low, value);
            high = Math.max(high, value);
        }
        return new Range(low, high);
    }
}
