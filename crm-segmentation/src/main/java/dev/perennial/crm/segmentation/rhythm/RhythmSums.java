package dev.perennial.crm.segmentation.rhythm;

/**
 * Adds up the gaps of a population, customer by customer.
 *
 * <p>Sums are whole numbers of millionths, so neither the order of the customers nor the number of threads changes a digit.
 */
public final class RhythmSums {

    private static final double MILLION = 1e6;

    private long customers;
    private long meanGaps;
    private long degrees;
    private long relativeSquares;

    /**
     * Adds a customer.
     *
     * @param gaps    gaps between their occasions; a customer without one adds nothing
     * @param days    sum of the gaps
     * @param squares sum of the squared gaps
     */
    public void add(int gaps, long days, double squares) {
        if (gaps == 0) {
            return;
        }
        customers++;
        meanGaps += Math.round(MILLION * days / gaps);
        if (gaps > 1) {
            degrees += gaps - 1;
            relativeSquares += Math.round(MILLION * PopulationRhythm.relativeSquares(gaps, days, squares));
        }
    }

    /** Where nobody has bought a third time a purchase counts as equally likely on any day: a relative variance of 1. */
    public PopulationRhythm population() {
        double meanGap = customers == 0 ? Double.NaN : meanGaps / MILLION / customers;
        return new PopulationRhythm(meanGap, degrees == 0 ? 1 : relativeSquares / MILLION / degrees);
    }
}
