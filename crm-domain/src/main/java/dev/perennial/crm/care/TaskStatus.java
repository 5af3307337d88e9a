package dev.perennial.crm.care;

import java.util.EnumSet;
import java.util.Set;

/** Where a care task stands, and where it may go from there. */
public enum TaskStatus {
    OPEN,
    /** Put off to a day; from that day on it counts as open again without anybody's doing. */
    SNOOZED,
    DONE,
    CANCELLED;

    /** Whether somebody still has to do it. */
    public boolean isPending() {
        return !next().isEmpty();
    }

    /** Whether a task that stands here may go to {@code other}. */
    public boolean mayBecome(TaskStatus other) {
        return next().contains(other);
    }

    private Set<TaskStatus> next() {
        return switch (this) {
            case OPEN, SNOOZED -> EnumSet.of(SNOOZED, DONE, CANCELLED);
            case DONE, CANCELLED -> EnumSet.noneOf(TaskStatus.class);
        };
    }
}
