package dev.perennial.crm.segmentation.rhythm;

/**
 * How the customers of a population buy on the whole: what a single customer's own rhythm is shrunk towards, with the weight
 * of {@value #WEIGHT} gaps, as long as they have bought too few times to show one of their own.
 *
 * @param meanGap          mean over the customers with a gap of their own mean gap, in days; NaN when nobody has one
 * @param relativeVariance variance of a customer's gaps around their own mean, as a share of that mean squared: 0 is clockwork,
 *                         1 a purchase as likely today as any other day
 */
public record PopulationRhythm(double meanGap, double relativeVariance) {

    /** How many gaps of one's own the population counts as. */
    public static final int WEIGHT = 3;

    /** Expected days between two occasions of a customer with {@code gaps} gaps over {@code days} days; NaN when unknown. */
    public double expectedGap(int gaps, long days) {
        return (WEIGHT * meanGap + days) / (WEIGHT + gaps);
    }

    /**
     * How far the gaps of such a customer stray from the expected one, as a standard deviation in days.
     *
     * @param squares sum of the squared gaps
     */
    public double spread(int gaps, long days, double squares) {
        double own = gaps < 2 ? 0 : relativeSquares(gaps, days, squares);
        int degrees = Math.max(gaps - 1, 0);
        double relative = (WEIGHT * relativeVariance + own) / (WEIGHT + degrees);
        return expectedGap(gaps, days) * Math.sqrt(relative);
    }

    /** Squared deviations from the customer's own mean gap, as a share of that mean squared. */
    static double relativeSquares(int gaps, long days, double squares) {
        double mean = (double) days / gaps;
        return Math.max(squares / (mean * mean) - gaps, 0);
    }
}
