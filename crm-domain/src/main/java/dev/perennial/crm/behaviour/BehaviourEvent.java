package dev.perennial.crm.behaviour;

import dev.perennial.crm.shared.Message;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One page view, click or search of a customer.
 *
 * @param eventId    the sender's own key of it: sent again, it is the same event
 * @param page       address or name of the page
 * @param target     what was clicked
 * @param keyword    what was searched for
 * @param sku        the product it was about
 * @param session    the sender's key of the visit
 * @param source     where it was seen, such as {@code web} or {@code app}
 */
public record BehaviourEvent(
        String eventId,
        String customerNo,
        Instant occurredAt,
        BehaviourKind kind,
        @Nullable String page,
        @Nullable String target,
        @Nullable String keyword,
        @Nullable String sku,
        @Nullable String session,
        @Nullable String source) {

    /** Most characters of an event id, a customer number, a product number, a session or a source. */
    public static final int LONGEST_KEY = 100;

    /** Most characters of anything else. */
    public static final int LONGEST_TEXT = 500;

    /** How far ahead the clock of a sender may be. */
    static final Duration CLOCK_SKEW = Duration.ofMinutes(5);

    public BehaviourEvent {
        eventId = eventId.strip();
        customerNo = customerNo.strip();
        page = textOrNull(page);
        target = textOrNull(target);
        keyword = textOrNull(keyword);
        sku = textOrNull(sku);
        session = textOrNull(session);
        source = textOrNull(source);
    }

    /** Why the event cannot be taken, under the name of the field; empty when it can. */
    public Map<String, Message> problems(Instant now) {
        Map<String, Message> problems = new LinkedHashMap<>();
        if (eventId.isEmpty()) {
            problems.put("eventId", Message.of("behaviour.error.missing"));
        }
        if (occurredAt.isAfter(now.plus(CLOCK_SKEW))) {
            problems.put("occurredAt", Message.of("behaviour.error.future"));
        }
        switch (kind) {
            case PAGE_VIEW -> require("page", page, problems);
            case CLICK -> require("target", target == null ? page : target, problems);
            case SEARCH -> require("keyword", keyword, problems);
        }
        limit("eventId", eventId, LONGEST_KEY, problems);
        limit("page", page, LONGEST_TEXT, problems);
        limit("target", target, LONGEST_TEXT, problems);
        limit("keyword", keyword, LONGEST_TEXT, problems);
        limit("sku", sku, LONGEST_KEY, problems);
        limit("session", session, LONGEST_KEY, problems);
        limit("source", source, LONGEST_KEY, problems);
        return problems;
    }

    private static void require(String field, @Nullable String text, Map<String, Message> problems) {
        if (text == null) {
            problems.put(field, Message.of("behaviour.error.missing"));
        }
    }

    private static void limit(String field, @Nullable String text, int longest, Map<String, Message> problems) {
        if (text != null && text.length() > longest) {
            problems.put(field, Message.of("behaviour.error.long", longest));
        }
    }

    private static @Nullable String textOrNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
