package dev.perennial.crm.web.behaviour;

import dev.perennial.crm.behaviour.BehaviourEvent;
import dev.perennial.crm.behaviour.BehaviourEvents;
import dev.perennial.crm.behaviour.EventResult;
import dev.perennial.crm.identity.Viewer;
import dev.perennial.crm.shared.InvalidInput;
import dev.perennial.crm.web.behaviour.BatchAnswer.Fault;
import dev.perennial.crm.web.behaviour.BatchAnswer.Item;
import dev.perennial.crm.web.behaviour.BatchAnswer.Status;
import dev.perennial.crm.web.support.Texts;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Takes in what customers look at. */
@RestController
@RequestMapping("/api/v1/events")
@RequiredArgsConstructor
class EventApi {

    private final BehaviourEvents behaviour;
    private final Texts texts;

    record Batch(@Nullable List<@Nullable EventFields> events) {}

    /** The same batch again changes nothing, so a client may repeat it until it is answered. */
    @PostMapping("/batch")
    @Operation(summary = "Page views, clicks and searches, up to 10,000 at a time; idempotent by eventId")
    BatchAnswer record(@Parameter(hidden = true) Viewer viewer, @RequestBody Batch batch) {
        List<@Nullable EventFields> sent = batch.events() == null ? List.of() : batch.events();
        if (sent.size() > BehaviourEvents.LARGEST_BATCH) {
            throw InvalidInput.of("events", "behaviour.error.batch", BehaviourEvents.LARGEST_BATCH);
        }
        List<@Nullable Item> items = new ArrayList<>(sent.size());
        List<BehaviourEvent> readable = new ArrayList<>(sent.size());
        for (EventFields fields : sent) {
            try {
                readable.add(fields == null ? EMPTY.event() : fields.event());
                items.add(null);
            } catch (InvalidInput invalid) {
                items.add(unreadable(items.size(), fields, invalid));
            }
        }
        Iterator<EventResult> results = behaviour.record(viewer, readable).iterator();
        Iterator<BehaviourEvent> events = readable.iterator();
        List<Item> answer = new ArrayList<>(items.size());
        for (Item item : items) {
            answer.add(item == null ? item(answer.size(), events.next(), results.next()) : item);
        }
        return BatchAnswer.of(answer);
    }

    private static final EventFields EMPTY =
            new EventFields(null, null, null, null, null, null, null, null, null, null);

    private Item unreadable(int index, @Nullable EventFields fields, InvalidInput invalid) {
        List<Fault> faults = invalid.problems().stream()
                .map(problem -> new Fault(problem.field(), texts.of(problem.message())))
                .toList();
        return new Item(index, fields == null ? null : fields.eventId(), Status.REFUSED, faults);
    }

    private Item item(int index, BehaviourEvent event, EventResult result) {
        return switch (result) {
            case EventResult.Recorded ignored -> new Item(index, event.eventId(), Status.RECORDED, null);
            case EventResult.Known ignored -> new Item(index, event.eventId(), Status.KNOWN, null);
            case EventResult.Refused refused ->
                new Item(
                        index,
                        event.eventId(),
                        Status.REFUSED,
                        refused.problems().entrySet().stream()
                                .map(problem -> new Fault(problem.getKey(), texts.of(problem.getValue())))
                                .toList());
        };
    }
}
