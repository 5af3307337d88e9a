package dev.perennial.crm.importing;

import dev.perennial.crm.behaviour.BehaviourEvent;
import dev.perennial.crm.behaviour.BehaviourEvents;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;

/** Page views, clicks and searches. Without a key of the sender, an event is known by everything it says. */
@RequiredArgsConstructor
final class EventRows implements HistoryRows {

    private final Instant now;

    @Override
    public List<? extends Column> columns() {
        return ImportType.EVENTS.columns();
    }

    @Override
    public Column customer() {
        return EventColumn.CUSTOMER_NO;
    }

    @Override
    public Recorded table() {
        return Recorded.EVENT;
    }

    @Override
    public List<String> fields() {
        return List.of(
                "occurred_at timestamptz",
                "kind text",
                "page text",
                "target text",
                "keyword text",
                "sku text",
                "session text",
                "source text",
                "event_key uuid");
    }

    @Override
    public String key() {
        return "event_key";
    }

    @Override
    public List<@Nullable Object> read(Cells cells, String customerNo) {
        String id = cells.text(EventColumn.EVENT_ID, BehaviourEvent.LONGEST_KEY);
        Instant occurredAt = cells.pastMoment(EventColumn.OCCURRED_AT, now);
        String kind = cells.requiredWord(EventColumn.KIND, Words.EVENT_KIND);
        String page = cells.text(EventColumn.PAGE, BehaviourEvent.LONGEST_TEXT);
        String target = cells.text(EventColumn.TARGET, BehaviourEvent.LONGEST_TEXT);
        String keyword = cells.text(EventColumn.KEYWORD, BehaviourEvent.LONGEST_TEXT);
        String sku = cells.text(EventColumn.SKU, BehaviourEvent.LONGEST_KEY);
        String session = cells.text(EventColumn.SESSION, BehaviourEvent.LONGEST_KEY);
        String source = cells.text(EventColumn.SOURCE, BehaviourEvent.LONGEST_KEY);
        if (kind != null) {
            checkSubject(cells, kind, page, target, keyword);
        }
        String key = id != null
                ? id
                : SourceKey.of(
                        ImportType.EVENTS, customerNo, occurredAt, kind, page, target, keyword, sku, session, source);
        return Arrays.asList(occurredAt, kind, page, target, keyword, sku, session, source, BehaviourEvents.keyOf(key));
    }

    private static void checkSubject(
            Cells cells, String kind, @Nullable String page, @Nullable String target, @Nullable String keyword) {
        if (kind.equals("PAGE_VIEW") && page == null) {
            cells.reject(EventColumn.PAGE, "", "missing");
        } else if (kind.equals("CLICK") && target == null && page == null) {
            cells.reject(EventColumn.TARGET, "", "missing");
        } else if (kind.equals("SEARCH") && keyword == null) {
            cells.reject(EventColumn.KEYWORD, "", "missing");
        }
    }
}
