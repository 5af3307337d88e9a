package dev.perennial.crm.segmentation.handover;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A book that was handed over.
 *
 * @param from      name shown of who had it
 * @param by        name shown of who did it
 * @param tasks     open tasks that went along
 * @param read      digests that the new owners have read
 * @param receivers who got how many
 * @param looseEnds what else of the old owner's was given to others or ended, by kind
 */
public record Handover(
        long id,
        String from,
        Instant madeAt,
        String by,
        @Nullable String note,
        int customers,
        int tasks,
        long read,
        @Nullable Instant undoneAt,
        List<Share> receivers,
        Map<LooseEnd.Kind, Long> looseEnds) {

    /** Open tasks that another person has now, those for customers of others too. */
    public long allTasks() {
        return tasks + looseEnds.getOrDefault(LooseEnd.Kind.TASK, 0L);
    }

    /** What one of the new owners got. */
    public record Share(String username, String displayName, long customers) {}
}
