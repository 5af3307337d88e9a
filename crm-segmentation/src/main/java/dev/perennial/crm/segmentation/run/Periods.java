package dev.perennial.crm.segmentation.run;

import dev.perennial.crm.segmentation.rhythm.Trend;
import java.time.LocalDate;

/**
 * The periods a run looks at, each from the day after the named one on.
 *
 * @param asOf   the last day of all of them
 * @param window twelve months before: the window of frequency, money and tiers
 * @param recent where the recent days of the trend begin
 * @param base   where the days begin that the recent ones are compared with
 * @param year   where the same days a year ago begin; they end with {@code window}
 */
record Periods(LocalDate asOf, LocalDate window, LocalDate recent, LocalDate base, LocalDate year) {

    private static final int WINDOW_MONTHS = 12;

    /** The as-of day as {@link Purchases} count days. */
    int today() {
        return (int) asOf.toEpochDay() - Purchases.EPOCH_DAY;
    }

    static Periods upTo(LocalDate asOf) {
        LocalDate window = asOf.minusMonths(WINDOW_MONTHS);
        LocalDate recent = asOf.minusDays(Trend.RECENT_DAYS);
        return new Periods(
                asOf, window, recent, recent.minusDays(Trend.BASE_DAYS), window.minusDays(Trend.RECENT_DAYS));
    }
}
