package dev.perennial.crm.feedback;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Feedback in a list.
 *
 * @param recordedBy name of whoever took it down, here or in the source it came from
 * @param resolvedBy name of whoever answered it
 */
public record FeedbackItem(
        long id,
        String customerNo,
        String customerName,
        Instant receivedAt,
        @Nullable FeedbackChannel channel,
        FeedbackKind kind,
        @Nullable String category,
        Severity severity,
        String text,
        FeedbackStatus status,
        @Nullable String resolution,
        @Nullable Instant resolvedAt,
        @Nullable String resolvedBy,
        @Nullable String recordedBy) {

    /** How long the customer waited for the answer; null while they wait, and where nobody knows when it came. */
    public @Nullable Duration resolutionTime() {
        return resolvedAt == null ? null : Duration.between(receivedAt, resolvedAt);
    }
}
