package dev.perennial.crm.behaviour;

import dev.perennial.crm.identity.Viewer;
import dev.perennial.crm.identity.Visibility;
import dev.perennial.crm.shared.Business;
import dev.perennial.crm.shared.InvalidInput;
import dev.perennial.crm.shared.Message;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes down what customers look at, many events at a time. */
@Service
@RequiredArgsConstructor
@Transactional
public class BehaviourEvents {

    /** Most events of one batch. */
    public static final int LARGEST_BATCH = 10_000;

    private final JdbcClient jdbc;
    private final Business business;

    /**
     * Records a batch; a bad event stops no good one, and one that is known changes nothing.
     *
     * @return what became of each event, in their order
     * @throws InvalidInput when there are more than {@value #LARGEST_BATCH}
     */
    public List<EventResult> record(Viewer viewer, List<BehaviourEvent> events) {
        if (events.size() > LARGEST_BATCH) {
            throw InvalidInput.of("events", "behaviour.error.batch", LARGEST_BATCH);
        }
        Map<String, Long> customers = customers(viewer, events);
        Map<UUID, BehaviourEvent> taken = new LinkedHashMap<>();
        List<EventResult> results = new ArrayList<>(events.size());
        for (BehaviourEvent event : events) {
            EventResult refused = refusal(event, customers);
            if (refused != null) {
                results.add(refused);
            } else if (taken.putIfAbsent(keyOf(event.eventId()), event) == null) {
                results.add(new EventResult.Recorded());
            } else {
                results.add(new EventResult.Known());
            }
        }
        Set<UUID> written = write(taken, customers);
        for (int index = 0; index < results.size(); index++) {
            if (results.get(index) instanceof EventResult.Recorded
                    && !written.contains(keyOf(events.get(index).eventId()))) {
                results.set(index, new EventResult.Known());
            }
        }
        return results;
    }

    /** The stored key of a sender's event id: its MD5, as PostgreSQL's {@code md5(id)::uuid} has it. */
    public static UUID keyOf(String eventId) {
        try {
            MessageDigest digest = MessageDigest.getInstance("MD5");
            ByteBuffer bytes = ByteBuffer.wrap(digest.digest(eventId.getBytes(StandardCharsets.UTF_8)));
            return new UUID(bytes.getLong(), bytes.getLong());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private @Nullable EventResult refusal(BehaviourEvent event, Map<String, Long> customers) {
        Map<String, Message> problems = event.problems(business.now());
        if (!problems.isEmpty()) {
            return new EventResult.Refused(problems);
        }
        return customers.containsKey(event.customerNo())
                ? null
                : EventResult.Refused.of("customerNo", "behaviour.error.customer", event.customerNo());
    }

    private Map<String, Long> customers(Viewer viewer, List<BehaviourEvent> events) {
        Visibility visibility = Visibility.of(viewer);
        Map<String, Long> found = new HashMap<>();
        jdbc.sql("""
                        select c.customer_no, c.id from customer c
                        where c.customer_no = any (cast(:numbers as text[])) and %s""".formatted(visibility.predicate()))
                .param(
                        "numbers",
                        events.stream()
                                .map(BehaviourEvent::customerNo)
                                .distinct()
                                .toArray(String[]::new))
                .params(visibility.parameters())
                .query(row -> {
                    found.put(row.getString(1), row.getLong(2));
                });
        return found;
    }

    private Set<UUID> write(Map<UUID, BehaviourEvent> events, Map<String, Long> customers) {
        if (events.isEmpty()) {
            return Set.of();
        }
        List<BehaviourEvent> rows = List.copyOf(events.values());
        return new HashSet<>(jdbc.sql("""
                        insert into behaviour_event
                            (customer_id, occurred_at, event_key, kind, page, target, keyword, sku, session, source)
                        select c.id, t.occurred_at, t.event_key, t.kind, t.page, t.target, t.keyword, t.sku, t.session,
                               t.source
                        from unnest(cast(:customers as bigint[]), cast(:times as timestamptz[]), cast(:keys as uuid[]),
                                    cast(:kinds as text[]), cast(:pages as text[]), cast(:targets as text[]),
                                    cast(:keywords as text[]), cast(:skus as text[]), cast(:sessions as text[]),
                                    cast(:sources as text[]))
                            as t (customer_id, occurred_at, event_key, kind, page, target, keyword, sku, session, source)
                        join customer c on c.id = t.customer_id
                        on conflict (event_key) do nothing
                        returning event_key""")
                .param(
                        "customers",
                        rows.stream()
                                .map(event -> customers.get(event.customerNo()))
                                .toArray(Long[]::new))
                .param("keys", events.keySet().toArray(UUID[]::new))
                .param("times", texts(rows, event -> event.occurredAt().toString()))
                .param("kinds", texts(rows, event -> event.kind().name()))
                .param("pages", texts(rows, BehaviourEvent::page))
                .param("targets", texts(rows, BehaviourEvent::target))
                .param("keywords", texts(rows, BehaviourEvent::keyword))
                .param("skus", texts(rows, BehaviourEvent::sku))
                .param("sessions", texts(rows, BehaviourEvent::session))
                .param("sources", texts(rows, BehaviourEvent::source))
                .query(UUID.class)
                .list());
    }

    private static @Nullable String[] texts(
            List<BehaviourEvent> rows, Function<BehaviourEvent, @Nullable String> part) {
        return rows.stream().map(part).toArray(String[]::new);
    }
}
