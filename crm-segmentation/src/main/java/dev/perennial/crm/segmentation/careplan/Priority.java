package dev.perennial.crm.segmentation.careplan;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * In which order care tasks are worth doing: what is at stake for each hour of work, by the scores of the current run.
 *
 * <p>Never stored. It is computed from the very figures that are shown beside it, so that anybody can check it: revenue in
 * whole units of the reporting currency, overdue ratio to two decimals.
 *
 * @param revenue       net revenue of the last 12 months, in whole units; never below 0
 * @param overdue       days since the last purchase over the usual gap, at most {@value #MOST_OVERDUE}; 1 where no gap is known
 * @param effortMinutes expected work
 * @param perHour       revenue times overdue for an hour of work, in whole units
 */
public record Priority(BigDecimal revenue, BigDecimal overdue, int effortMinutes, BigDecimal perHour) {

    /** Being silent for longer than this many usual gaps makes a customer no more urgent. */
    public static final int MOST_OVERDUE = 3;

    static final String REVENUE = "greatest(round(s.revenue), 0)";
    static final String OVERDUE = "least(round(coalesce(s.overdue_ratio, 1)::numeric, 2), " + MOST_OVERDUE + ")";

    /** The same arithmetic in Java, for what is only asked about and for tests. */
    static Priority of(BigDecimal revenue, BigDecimal overdue, int effortMinutes) {
        BigDecimal perHour = revenue.multiply(overdue)
                .multiply(BigDecimal.valueOf(60))
                .divide(BigDecimal.valueOf(effortMinutes), 0, RoundingMode.HALF_UP);
        return new Priority(revenue, overdue, effortMinutes, perHour);
    }

    /** SQL of {@link #perHour} over the alias {@code s} of {@code customer_score}; null for a customer without a score. */
    static String perHour(String effortMinutes) {
        return "case when s.customer_id is not null then round(" + REVENUE + " * " + OVERDUE + " * 60 / "
                + effortMinutes + ") end";
    }
}
