package dev.perennial.crm.importing;

import dev.perennial.crm.feedback.NewFeedback;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;

/**
 * Feedback as it stood where it comes from. It is known by who said what when: what has become of it here since stays when
 * the same file comes again.
 */
@RequiredArgsConstructor
final class FeedbackRows implements HistoryRows {

    private static final int LONGEST_NAME = 200;

    private final Authors authors;
    private final Instant now;

    @Override
    public List<? extends Column> columns() {
        return ImportType.FEEDBACK.columns();
    }

    @Override
    public Column customer() {
        return FeedbackColumn.CUSTOMER_NO;
    }

    @Override
    public Recorded table() {
        return Recorded.FEEDBACK;
    }

    @Override
    public List<String> fields() {
        return List.of(
                "received_at timestamptz",
                "channel text",
                "kind text",
                "category text",
                "severity text",
                "text text",
                "status text",
                "resolution text",
                "recorded_by bigint",
                "author text",
                "source_key text");
    }

    @Override
    public String key() {
        return "source_key";
    }

    @Override
    public List<@Nullable Object> read(Cells cells, String customerNo) {
        Instant receivedAt = cells.pastMoment(FeedbackColumn.RECEIVED_AT, now);
        String channel = cells.word(FeedbackColumn.CHANNEL, Words.FEEDBACK_CHANNEL);
        String kind = cells.requiredWord(FeedbackColumn.KIND, Words.FEEDBACK_KIND);
        String text = cells.required(FeedbackColumn.TEXT, NewFeedback.LONGEST_TEXT);
        String severity = cells.word(FeedbackColumn.SEVERITY, Words.SEVERITY);
        String status = cells.word(FeedbackColumn.STATUS, Words.FEEDBACK_STATUS);
        String author = cells.text(FeedbackColumn.USER, LONGEST_NAME);
        return Arrays.asList(
                receivedAt,
                channel,
                kind,
                cells.text(FeedbackColumn.CATEGORY, NewFeedback.LONGEST_CATEGORY),
                Objects.requireNonNullElse(severity, "MEDIUM"),
                text,
                Objects.requireNonNullElse(status, "OPEN"),
                cells.text(FeedbackColumn.RESOLUTION, NewFeedback.LONGEST_TEXT),
                authors.user(author),
                authors.name(author),
                SourceKey.of(ImportType.FEEDBACK, customerNo, receivedAt, channel, kind, text));
    }
}
