package dev.perennial.crm.interaction;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something written down about a customer for ourselves.
 *
 * @param text     what it says
 * @param author   name of whoever wrote it, here or in the source it came from
 * @param authorId key of that user; null for one who does not sign in here
 * @param pinned   whether it is kept at the top
 * @param editedAt when it was last changed; null for never
 * @param version  which a change starts from
 */
public record Note(
        long id,
        String text,
        Instant occurredAt,
        @Nullable String author,
        @Nullable Long authorId,
        boolean pinned,
        @Nullable Instant editedAt,
        long version) {}
