package dev.perennial.crm.web.churn;

/**
 * A 95 % interval of a share (Wilson 1927): what the true share may be, seen from a sample.
 *
 * @param low  0 to 1
 * @param high 0 to 1
 */
record Wilson(double low, double high) {

    /** The normal distribution's 97.5 % quantile. */
    private static final double Z = 1.959963984540054;

    /**
     * @param share    seen in the sample, 0 to 1
     * @param customers in the sample, at least 1
     */
    static Wilson of(double share, int customers) {
        double spread = Z * Z / customers;
        double middle = (share + spread / 2) / (1 + spread);
        double half = Z / (1 + spread) * Math.sqrt(share * (1 - share) / customers + spread / (4 * customers));
        return new Wilson(Math.max(0, middle - half), Math.min(1, middle + half));
    }
}
