package dev.perennial.crm.segmentation.risk;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who stays, seen from a run's day.
 *
 * @param cohorts     customers by the month of their first purchase, the oldest first
 * @param repurchases how soon a first purchase is followed by a second
 * @param quarters    how many of those who bought in a quarter bought in the next, the oldest first
 * @param history     value at risk from run to run, the oldest first
 */
public record Retention(
        List<Cohort> cohorts, List<Repurchase> repurchases, List<Quarter> quarters, List<Point> history) {

    /**
     * Customers whose first purchase fell into one month.
     *
     * @param month    its first day
     * @param returned how many of them bought in each month after, the first after it first; only months that have ended
     */
    public record Cohort(LocalDate month, long customers, List<Long> returned) {

        /** The share of the cohort that bought in the n-th month after, 1 the first; null when it has not ended. */
        public @Nullable Double share(int n) {
            return n > returned.size() ? null : (double) returned.get(n - 1) / customers;
        }
    }

    /**
     * Of the customers observed for that long since their first purchase, those who had bought again by then.
     *
     * @param days     days since the first purchase
     * @param observed customers whose first purchase lies at least that far back
     * @param again    those of them with a second purchase within these days
     */
    public record Repurchase(int days, long observed, long again) {

        /** 0 to 1; 0 where nobody was observed for so long. */
        public double share() {
            return observed == 0 ? 0 : (double) again / observed;
        }
    }

    /**
     * @param from   first day of the quarter
     * @param active customers who bought in the quarter before
     * @param kept   those of them who bought in this one
     */
    public record Quarter(LocalDate from, long active, long kept) {

        /** Share of the active ones who stayed, 0 to 1; 0 where nobody was active. */
        public double retention() {
            return active == 0 ? 0 : (double) kept / active;
        }

        /** Share who did not buy again; 0 where nobody was active. */
        public double churn() {
            return active == 0 ? 0 : 1 - retention();
        }
    }

    /** One run of the history: all customers the viewer sees now, as they stood then. */
    public record Point(long runId, LocalDate asOf, long customers, BigDecimal lifetimeValue, BigDecimal valueAtRisk) {}
}
