package dev.perennial.crm.segmentation.careplan;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * In which order care tasks are worth doing: what is at stake for each hour of work, by the scores of the current run.
 *
 * <p>Never stored. It is computed from the very figures that are shown beside it, so that anybody can check it: money in whole
 * units of the reporting currency, the factor to two decimals.
 *
 * @param basis         what value and factor are
 * @param value         money, in whole units; never below 0
 * @param factor        the part or multiple of it that is at stake
 * @param effortMinutes expected work
 * @param perHour       value times factor for an hour of work, in whole units
 */
public record Priority(Basis basis, BigDecimal value, BigDecimal factor, int effortMinutes, BigDecimal perHour) {

    /** What is at stake; the same for all customers of a run. */
    public enum Basis {
        /** Lifetime value of 12 months times churn risk. */
        VALUE_AT_RISK,
        /**
         * Where data are too few for the models: net revenue of the last 12 months times days since the last purchase over the
         * usual gap, at most {@value Priority#MOST_OVERDUE}; once where no gap is known.
         */
        LATE_REVENUE
    }

    /** Being silent for longer than this many usual gaps makes a customer no more urgent. */
    public static final int MOST_OVERDUE = 3;

    static final String BASIS =
            "case when s.value_at_risk is not null then 'VALUE_AT_RISK' when s.customer_id is not null then 'LATE_REVENUE' end";
    static final String VALUE =
            "greatest(round(case when s.value_at_risk is not null then s.clv else s.revenue end), 0)";
    static final String FACTOR =
            "round((case when s.value_at_risk is not null then s.churn_risk else least(coalesce(s.overdue_ratio, 1), "
                    + MOST_OVERDUE + ") end)::numeric, 2)";

    /** The same arithmetic in Java, for what is only asked about and for tests. */
    static Priority of(Basis basis, BigDecimal value, BigDecimal factor, int effortMinutes) {
        BigDecimal perHour = value.multiply(factor)
                .multiply(BigDecimal.valueOf(60))
                .divide(BigDecimal.valueOf(effortMinutes), 0, RoundingMode.HALF_UP);
        return new Priority(basis, value, factor, effortMinutes, perHour);
    }

    /** SQL of {@link #perHour} over the alias {@code s} of {@code customer_score}; null for a customer without a score. */
    static String perHour(String effortMinutes) {
        return "case when s.customer_id is not null then round(" + VALUE + " * " + FACTOR + " * 60 / " + effortMinutes
                + ") end";
    }
}
