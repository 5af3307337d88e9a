package dev.perennial.crm.segmentation.risk;

import dev.perennial.crm.segmentation.risk.Retention.Cohort;
import dev.perennial.crm.segmentation.risk.Retention.Quarter;
import dev.perennial.crm.segmentation.risk.Retention.Repurchase;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Counts who came back, one customer after the other, by the months in which they bought. Months are numbered from 1, the first
 * that any figure looks at; 0 is all the time before. A set of months is a bit for each: the quarters reach back as far as the cohorts,
 * and not beyond 60 months.
 */
final class RetentionCount {

    private static final int STEP = 30;
    private static final int STEPS = 12;
    private static final int QUARTER = 3;

    private final LocalDate asOf;
    private final LocalDate start;
    private final int firstCohort;
    private final int lastEnded;
    private final long followed;

    private final long[][] cohorts;
    private final long[] observed = new long[STEPS + 1];
    private final long[] again = new long[STEPS + 1];
    private final long[] active = new long[RetentionReport.QUARTERS];
    private final long[] kept = new long[RetentionReport.QUARTERS];

    /** @param asOf the last day that counts */
    RetentionCount(LocalDate asOf) {
        LocalDate month = asOf.plusDays(1).withDayOfMonth(1);
        LocalDate quarter = month.minusMonths((month.getMonthValue() - 1) % QUARTER);
        this.asOf = asOf;
        this.start = quarter.minusMonths((long) QUARTER * (RetentionReport.QUARTERS + 1));
        this.lastEnded = (int) ChronoUnit.MONTHS.between(start, month);
        this.firstCohort = lastEnded - RetentionReport.MONTHS + 1;
        this.followed = ChronoUnit.DAYS.between(asOf.minusYears(2), asOf);
        this.cohorts = new long[lastEnded + 1][lastEnded + 1];
    }

    /** The first days of all numbered months, up to the one that is under way. */
    List<LocalDate> months() {
        return Stream.iterate(start, month -> !month.isAfter(asOf), month -> month.plusMonths(1))
                .toList();
    }

    /**
     * One more customer.
     *
     * @param since  days since the first purchase
     * @param gap    days from the first purchase to the second; null without one
     * @param months those they bought in
     */
    void add(int since, @Nullable Integer gap, long months) {
        addToCohort(months);
        if (since <= followed) {
            addFollowed(since, gap);
        }
        for (int quarter = 0; quarter < RetentionReport.QUARTERS; quarter++) {
            if (boughtIn(quarter, months)) {
                active[quarter]++;
                kept[quarter] += boughtIn(quarter + 1, months) ? 1 : 0;
            }
        }
    }

    private void addToCohort(long months) {
        int first = Long.numberOfTrailingZeros(months);
        if (first < firstCohort) {
            return;
        }
        for (int month = first; month <= lastEnded; month++) {
            cohorts[first][month] += months >> month & 1;
        }
    }

    private void addFollowed(int since, @Nullable Integer gap) {
        for (int step = 1; step <= STEPS && step * STEP <= since; step++) {
            observed[step]++;
            again[step] += gap != null && gap <= step * STEP ? 1 : 0;
        }
    }

    private static boolean boughtIn(int quarter, long months) {
        return (months >> 1 + QUARTER * quarter & 0b111) != 0;
    }

    /** By month, the oldest first; a month in which nobody bought for the first time is left out. */
    List<Cohort> cohorts() {
        return IntStream.rangeClosed(firstCohort, lastEnded)
                .filter(month -> cohorts[month][month] > 0)
                .mapToObj(month -> new Cohort(
                        start.plusMonths(month - 1L),
                        cohorts[month][month],
                        IntStream.rangeClosed(month + 1, lastEnded)
                                .mapToObj(later -> cohorts[month][later])
                                .toList()))
                .toList();
    }

    /** Of the customers of the last two years; those before tell little of how it is today. */
    List<Repurchase> repurchases() {
        return IntStream.rangeClosed(1, STEPS)
                .filter(step -> observed[step] > 0)
                .mapToObj(step -> new Repurchase(step * STEP, observed[step], again[step]))
                .toList();
    }

    /** The oldest first; one before which nobody bought is left out. */
    List<Quarter> quarters() {
        return IntStream.range(0, RetentionReport.QUARTERS)
                .filter(quarter -> active[quarter] > 0)
                .mapToObj(quarter ->
                        new Quarter(start.plusMonths((long) QUARTER * (quarter + 1)), active[quarter], kept[quarter]))
                .toList();
    }
}
