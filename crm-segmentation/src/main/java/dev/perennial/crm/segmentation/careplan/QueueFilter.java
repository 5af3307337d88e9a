package dev.perennial.crm.segmentation.careplan;

import dev.perennial.crm.care.TaskStatus;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Which tasks a list shows, and in which order; null everywhere means all.
 *
 * @param status    a task snoozed until today or earlier counts as open
 * @param pending   whether only tasks still to be done are shown, snoozed ones too
 * @param assignee  user name
 * @param dueFrom   first day of those due, counted from the snoozed day where there is one
 * @param dueBefore day before which they are due
 */
public record QueueFilter(
        @Nullable TaskStatus status,
        boolean pending,
        @Nullable String assignee,
        @Nullable LocalDate dueFrom,
        @Nullable LocalDate dueBefore,
        Sort sort) {

    /** Orders of a list; equal ones follow by day and then by key. */
    public enum Sort {
        /** Highest first; customers without a score last. */
        PRIORITY("-coalesce(" + Priority.perHour("t.effort_minutes") + ", -1)"),
        DUE(TaskRows.DUE + " - date '1970-01-01'"),
        /** Latest first. */
        COMPLETED("-coalesce(extract(epoch from t.completed_at), 0)");

        private final String key;

        Sort(String key) {
            this.key = key;
        }

        String key() {
            return key;
        }
    }

    /** By status, or all. */
    public static QueueFilter ofStatus(@Nullable TaskStatus status, @Nullable String assignee, Sort sort) {
        return new QueueFilter(status, false, assignee, null, null, sort);
    }

    /** What is still to be done from this day on, put off or not, in priority order. */
    public static QueueFilter dueFrom(LocalDate day, @Nullable String assignee) {
        return new QueueFilter(null, true, assignee, day, null, Sort.PRIORITY);
    }

    /** What is still to be done by this day, in priority order. */
    public static QueueFilter dueUntil(LocalDate day, @Nullable String assignee) {
        return new QueueFilter(TaskStatus.OPEN, true, assignee, null, day.plusDays(1), Sort.PRIORITY);
    }
}
