package dev.perennial.crm.segmentation.portfolio;

import dev.perennial.crm.shared.InvalidInput;
import org.jspecify.annotations.Nullable;

/**
 * The order of a list.
 *
 * @param by         what counts
 * @param descending the greatest first
 */
public record Sorting(By by, boolean descending) {

    /** What a list can be ordered by. */
    public enum By {
        /** Net revenue of the window of the score run. */
        REVENUE("revenue", "s.revenue", "numeric"),
        /** Discounted profit expected of the next 12 months. */
        CLV("clv", "s.clv", "numeric"),
        /** Chance of no purchase within the horizon. */
        RISK("risk", "s.churn_risk", "double precision"),
        /** Lifetime value times churn risk. */
        VALUE_AT_RISK("valueAtRisk", "s.value_at_risk", "numeric"),
        /** Days since the last purchase as of the score run. */
        RECENCY("recency", "s.recency_days", "integer"),
        NAME("name", "c.name", "text");

        private final String code;
        private final String column;
        private final String type;

        By(String code, String column, String type) {
            this.code = code;
            this.column = column;
            this.type = type;
        }

        /** As the address of a list says it. */
        public String code() {
            return code;
        }

        String column() {
            return column;
        }

        String type() {
            return type;
        }

        /** Whether the value comes from the score run, so that customers without one come last. */
        boolean isScore() {
            return this != NAME;
        }

        /** Whether a customer with a score may be without it, where data are too few. */
        boolean isForecast() {
            return switch (this) {
                case CLV, RISK, VALUE_AT_RISK -> true;
                case REVENUE, RECENCY, NAME -> false;
            };
        }
    }

    /** The customers who bring most first. */
    public static final Sorting DEFAULT = new Sorting(By.REVENUE, true);

    /**
     * Reads the {@linkplain By#code code} of what to order by, with a leading {@code -} for descending.
     *
     * @throws InvalidInput for anything else, also for values the product does not compute
     */
    public static Sorting parse(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return DEFAULT;
        }
        boolean descending = text.startsWith("-");
        String name = descending ? text.substring(1) : text;
        for (By by : By.values()) {
            if (by.code.equals(name)) {
                return new Sorting(by, descending);
            }
        }
        throw InvalidInput.of("sort", "customer.error.sort", text);
    }

    /** As {@link #parse} reads it. */
    @Override
    public String toString() {
        return (descending ? "-" : "") + by.code;
    }

    String direction() {
        return descending ? "desc" : "asc";
    }

    /** The comparison that what comes later in the list satisfies. */
    String beyond() {
        return descending ? "<" : ">";
    }
}
