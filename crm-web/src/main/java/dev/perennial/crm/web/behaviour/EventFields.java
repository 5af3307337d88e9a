package dev.perennial.crm.web.behaviour;

import dev.perennial.crm.behaviour.BehaviourEvent;
import dev.perennial.crm.behaviour.BehaviourKind;
import dev.perennial.crm.shared.InvalidInput;
import dev.perennial.crm.shared.InvalidInput.Problem;
import dev.perennial.crm.shared.Message;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** An event as programs send it: all of it text, so that one that cannot be read spoils no other. */
record EventFields(
        @Nullable String eventId,
        @Nullable String customerNo,
        @Nullable String occurredAt,
        @Nullable String kind,
        @Nullable String page,
        @Nullable String target,
        @Nullable String keyword,
        @Nullable String sku,
        @Nullable String session,
        @Nullable String source) {

    /** @throws InvalidInput naming every field that is missing or cannot be read */
    BehaviourEvent event() {
        List<Problem> problems = new ArrayList<>();
        String id = required("eventId", eventId, problems);
        String customer = required("customerNo", customerNo, problems);
        Instant moment = moment(required("occurredAt", occurredAt, problems), problems);
        BehaviourKind known = known(required("kind", kind, problems), problems);
        if (!problems.isEmpty()) {
            throw new InvalidInput(problems);
        }
        return new BehaviourEvent(id, customer, moment, known, page, target, keyword, sku, session, source);
    }

    private static String required(String field, @Nullable String value, List<Problem> problems) {
        if (value == null || value.isBlank()) {
            problems.add(new Problem(field, Message.of("behaviour.error.missing")));
        }
        return Objects.requireNonNullElse(value, "").strip();
    }

    private static Instant moment(String text, List<Problem> problems) {
        try {
            return text.isEmpty() ? Instant.EPOCH : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException unreadable) {
            problems.add(new Problem("occurredAt", Message.of("error.value.unreadable")));
            return Instant.EPOCH;
        }
    }

    private static BehaviourKind known(String text, List<Problem> problems) {
        try {
            return text.isEmpty() ? BehaviourKind.PAGE_VIEW : BehaviourKind.valueOf(text.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException unknown) {
            problems.add(new Problem("kind", Message.of("error.value.unknown", text)));
            return BehaviourKind.PAGE_VIEW;
        }
    }
}
