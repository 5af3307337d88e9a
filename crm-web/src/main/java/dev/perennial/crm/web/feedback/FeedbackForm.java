package dev.perennial.crm.web.feedback;

import dev.perennial.crm.feedback.FeedbackChannel;
import dev.perennial.crm.feedback.FeedbackKind;
import dev.perennial.crm.feedback.NewFeedback;
import dev.perennial.crm.feedback.Severity;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;

/** What a person fills in when a customer has said something. */
record FeedbackForm(
        @Nullable FeedbackKind kind,
        @Nullable Severity severity,
        @Nullable FeedbackChannel channel,
        @Nullable String category,

        @DateTimeFormat(iso = DateTimeFormat.ISO.DATE_TIME) @Nullable
        LocalDateTime receivedAt,

        @Nullable String text) {

    static final FeedbackForm EMPTY =
            new FeedbackForm(FeedbackKind.COMPLAINT, Severity.MEDIUM, FeedbackChannel.PHONE, null, null, null);

    NewFeedback said(ZoneId zone) {
        return new NewFeedback(
                kind == null ? FeedbackKind.COMPLAINT : kind,
                receivedAt == null ? null : receivedAt.atZone(zone).toInstant(),
                channel,
                category,
                severity,
                text == null ? "" : text);
    }
}
