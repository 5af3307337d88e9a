package dev.perennial.crm.segmentation.portfolio;

import dev.perennial.crm.shared.InvalidInput;
import java.util.Locale;
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
        REVENUE("s.revenue", "numeric"),
        /** Days since the last purchase as of the score run. */
        RECENCY("s.recency_days", "integer"),
        NAME("c.name", "text");

        private final String column;
        private final String type;

        By(String column, String type) {
            this.column = column;
            this.type = type;
        }

        String column() {
            return column;
        }

        String type() {
            return type;
        }

        /** Whether the value comes from the score run, so that customers without a score come last. */
        boolean isScore() {
            return this != NAME;
        }
    }

    /** The customers who bring most first. */
    public static final Sorting DEFAULT = new Sorting(By.REVENUE, true);

    /**
     * Reads {@code revenue}, {@code recency} or {@code name}, each with a leading {@code -} for descending.
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
            if (by.name().toLowerCase(Locale.ROOT).equals(name)) {
                return new Sorting(by, descending);
            }
        }
        throw InvalidInput.of("sort", "customer.error.sort", text);
    }

    /** As {@link #parse} reads it. */
    @Override
    public String toString() {
        return (descending ? "-" : "") + by.name().toLowerCase(Locale.ROOT);
    }

    String direction() {
        return descending ? "desc" : "asc";
    }

    /** The comparison that what comes later in the list satisfies. */
    String beyond() {
        return descending ? "<" : ">";
    }
}
