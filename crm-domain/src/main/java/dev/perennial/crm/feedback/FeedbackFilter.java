package dev.perennial.crm.feedback;

import org.jspecify.annotations.Nullable;

/**
 * Which feedback a list is about; every part that is not null narrows it.
 *
 * @param unresolved only what nobody has answered yet
 * @param customerNo only of this customer
 */
public record FeedbackFilter(
        @Nullable FeedbackStatus status,
        boolean unresolved,
        @Nullable FeedbackKind kind,
        @Nullable Severity severity,
        @Nullable String customerNo) {

    /** Everything. */
    public static final FeedbackFilter ALL = new FeedbackFilter(null, false, null, null, null);

    /** Complaints that wait for an answer. */
    public static final FeedbackFilter UNANSWERED_COMPLAINTS =
            new FeedbackFilter(null, true, FeedbackKind.COMPLAINT, null, null);
}
