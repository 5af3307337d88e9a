package dev.perennial.crm.segmentation.portfolio;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The figures of one customer's profile.
 *
 * @param run         the current run; null before the first one
 * @param score       what it says of the customer; null for one without a purchase by then
 * @param history     what the latest runs said, the oldest first, one a day
 * @param yearBefore  net revenue of the twelve months before the run's window; null without a score
 * @param lastOrder   day of the last purchase known by now, also one since the run; null when there was none
 * @param recentDays  days with a purchase in the last {@value #RECENT_DAYS} days, in order
 */
public record Profile(
        @Nullable ShownRun run,
        @Nullable Scorecard score,
        List<Scorecard> history,
        @Nullable BigDecimal yearBefore,
        @Nullable LocalDate lastOrder,
        List<LocalDate> recentDays) {

    /** How far back {@code recentDays} goes. */
    public static final int RECENT_DAYS = 180;
}
