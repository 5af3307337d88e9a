package dev.perennial.crm.segmentation.rhythm;

/** How a customer's spending of the last 90 days compares with what they spent before. */
public final class Trend {

    /** Length of the period that is compared, in days. */
    public static final int RECENT_DAYS = 90;

    /** Longest history it is compared with, in days. */
    public static final int BASE_DAYS = 360;

    private Trend() {}

    /**
     * The recent value against the mean 90-day value of the 360 days before, or of the time since the first occasion when that
     * is shorter.
     *
     * @param recent         net value of the last 90 days
     * @param base           net value of up to 360 days before those
     * @param daysSinceFirst days from the first occasion to the day of the computation
     * @return (recent - base) / base; NaN with less than 90 days to compare with, or nothing earned in them
     */
    public static double against(double recent, double base, int daysSinceFirst) {
        int days = Math.min(daysSinceFirst - RECENT_DAYS + 1, BASE_DAYS);
        return days < RECENT_DAYS ? Double.NaN : change(recent, base * RECENT_DAYS / days);
    }

    /** The recent value against that of the same days a year ago; NaN when nothing was earned in them. */
    public static double againstLastYear(double recent, double lastYear) {
        return change(recent, lastYear);
    }

    private static double change(double recent, double base) {
        return base > 0 ? (recent - base) / base : Double.NaN;
    }
}
