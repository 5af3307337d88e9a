package dev.perennial.crm.feedback;

import java.util.EnumSet;
import java.util.Set;

/** Where feedback stands, and where it may go from there. */
public enum FeedbackStatus {
    /** Nobody has taken it up. */
    OPEN,
    /** Somebody is at it. */
    IN_PROGRESS,
    RESOLVED;

    /** Whether the customer still waits for an answer. */
    public boolean isUnresolved() {
        return this != RESOLVED;
    }

    /** Whether feedback that stands here may go to {@code other}. */
    public boolean mayBecome(FeedbackStatus other) {
        return next().contains(other);
    }

    private Set<FeedbackStatus> next() {
        return switch (this) {
            case OPEN -> EnumSet.of(IN_PROGRESS, RESOLVED);
            case IN_PROGRESS -> EnumSet.of(OPEN, RESOLVED);
            case RESOLVED -> EnumSet.of(OPEN);
        };
    }
}
