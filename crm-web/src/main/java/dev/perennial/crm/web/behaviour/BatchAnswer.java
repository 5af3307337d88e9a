package dev.perennial.crm.web.behaviour;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of a batch of events.
 *
 * @param recorded how many are new
 * @param known    how many were recorded before
 * @param refused  how many cannot be taken
 * @param items    each event, in the order sent
 */
record BatchAnswer(int recorded, int known, int refused, List<Item> items) {

    /** How an event fared. */
    enum Status {
        RECORDED,
        KNOWN,
        REFUSED
    }

    /** Why a field cannot be taken. */
    record Fault(String field, String detail) {}

    /**
     * What became of one event.
     *
     * @param index  its place in what was sent, from 0
     * @param errors null unless it was refused
     */
    record Item(
            int index,
            @Nullable String eventId,
            Status status,
            @Nullable List<Fault> errors) {}

    static BatchAnswer of(List<Item> items) {
        return new BatchAnswer(
                count(items, Status.RECORDED), count(items, Status.KNOWN), count(items, Status.REFUSED), items);
    }

    private static int count(List<Item> items, Status status) {
        return (int) items.stream().filter(item -> item.status() == status).count();
    }
}
