package dev.perennial.crm.segmentation.rhythm;

import org.jspecify.annotations.Nullable;

/**
 * How late a customer is against their own rhythm, by the overdue ratio: days since the last purchase over the usual gap.
 * Somebody whose rhythm is not known is not late.
 */
public enum RhythmBand {
    /** Up to 1. */
    ON_TIME,
    /** Up to 1.5. */
    DUE,
    /** Up to 3. */
    OVERDUE,
    /** Above 3. */
    SILENT;

    private static final double DUE_ABOVE = 1;
    private static final double OVERDUE_ABOVE = 1.5;
    private static final double SILENT_ABOVE = 3;

    /** Whether the revenue of customers in this band counts as overdue. */
    public boolean isOverdue() {
        return switch (this) {
            case ON_TIME, DUE -> false;
            case OVERDUE, SILENT -> true;
        };
    }

    /** @param overdueRatio null where no rhythm is known */
    public static RhythmBand of(@Nullable Double overdueRatio) {
        if (overdueRatio == null || overdueRatio <= DUE_ABOVE) {
            return ON_TIME;
        }
        if (overdueRatio <= OVERDUE_ABOVE) {
            return DUE;
        }
        return overdueRatio <= SILENT_ABOVE ? OVERDUE : SILENT;
    }

    /** The name of the band in SQL, over a column or expression that holds the overdue ratio. */
    public static String sql(String overdueRatio) {
        return "case when %1$s > %2$s then 'SILENT' when %1$s > %3$s then 'OVERDUE' when %1$s > %4$s then 'DUE' else 'ON_TIME' end"
                .formatted(overdueRatio, SILENT_ABOVE, OVERDUE_ABOVE, DUE_ABOVE);
    }

    /** Whether a customer is in this band, as a condition in SQL that the planner has statistics for. */
    public String condition(String overdueRatio) {
        return switch (this) {
            case ON_TIME -> "(%1$s <= %2$s or %1$s is null)".formatted(overdueRatio, DUE_ABOVE);
            case DUE -> "%1$s > %2$s and %1$s <= %3$s".formatted(overdueRatio, DUE_ABOVE, OVERDUE_ABOVE);
            case OVERDUE -> "%1$s > %2$s and %1$s <= %3$s".formatted(overdueRatio, OVERDUE_ABOVE, SILENT_ABOVE);
            case SILENT -> "%1$s > %2$s".formatted(overdueRatio, SILENT_ABOVE);
        };
    }
}
