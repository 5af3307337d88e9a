package dev.perennial.crm.importing;

import dev.perennial.crm.interaction.Talk;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;

/** Interactions with the author and the moment they had where they come from. */
@RequiredArgsConstructor
final class InteractionRows implements HistoryRows {

    private static final int LONGEST_NAME = 200;

    private final Authors authors;
    private final Instant now;

    @Override
    public List<? extends Column> columns() {
        return ImportType.INTERACTIONS.columns();
    }

    @Override
    public Column customer() {
        return InteractionColumn.CUSTOMER_NO;
    }

    @Override
    public Recorded table() {
        return Recorded.INTERACTION;
    }

    @Override
    public List<String> fields() {
        return List.of(
                "occurred_at timestamptz",
                "channel text",
                "direction text",
                "type text",
                "subject text",
                "body text",
                "outcome text",
                "user_id bigint",
                "author text",
                "source_key text");
    }

    @Override
    public String key() {
        return "source_key";
    }

    @Override
    public List<@Nullable Object> read(Cells cells, String customerNo) {
        Instant occurredAt = cells.pastMoment(InteractionColumn.OCCURRED_AT, now);
        String said = cells.word(InteractionColumn.CHANNEL, Words.TALK_CHANNEL);
        String channel = said == null ? "NOTE" : said;
        String direction = cells.word(InteractionColumn.DIRECTION, Words.DIRECTION);
        String type = cells.text(InteractionColumn.TYPE, LONGEST_NAME);
        String subject = cells.text(InteractionColumn.SUBJECT, Talk.LONGEST_SUBJECT);
        String body = cells.text(InteractionColumn.BODY, Talk.LONGEST_BODY);
        String outcome = cells.word(InteractionColumn.OUTCOME, Words.OUTCOME);
        String author = cells.text(InteractionColumn.USER, LONGEST_NAME);
        return Arrays.asList(
                occurredAt,
                channel,
                direction,
                type,
                subject,
                body,
                outcome,
                authors.user(author),
                authors.name(author),
                SourceKey.of(
                        ImportType.INTERACTIONS,
                        customerNo,
                        occurredAt,
                        channel,
                        direction,
                        type,
                        subject,
                        body,
                        outcome,
                        author));
    }
}
