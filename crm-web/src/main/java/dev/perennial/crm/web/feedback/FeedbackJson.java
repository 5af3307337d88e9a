package dev.perennial.crm.web.feedback;

import dev.perennial.crm.feedback.FeedbackChannel;
import dev.perennial.crm.feedback.FeedbackItem;
import dev.perennial.crm.feedback.FeedbackKind;
import dev.perennial.crm.feedback.FeedbackStatus;
import dev.perennial.crm.feedback.Severity;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Feedback as programs read it.
 *
 * @param resolutionMinutes from its receipt to its resolution; absent where that is not known
 */
record FeedbackJson(
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
        @Nullable Long resolutionMinutes,
        @Nullable String recordedBy) {

    static FeedbackJson of(FeedbackItem item) {
        Duration wait = item.resolutionTime();
        return new FeedbackJson(
                item.id(),
                item.customerNo(),
                item.customerName(),
                item.receivedAt(),
                item.channel(),
                item.kind(),
                item.category(),
                item.severity(),
                item.text(),
                item.status(),
                item.resolution(),
                item.resolvedAt(),
                item.resolvedBy(),
                wait == null ? null : wait.toMinutes(),
                item.recordedBy());
    }
}
