package dev.perennial.crm.customer;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A customer got another owner.
 *
 * @param fromUser name shown of the owner before; null: out of the unassigned pool
 * @param toUser   name shown of the owner after; null: into the unassigned pool
 * @param changedBy name shown of who did it; null for a job or an import
 */
public record OwnerChange(
        long id,
        @Nullable String fromUser,
        @Nullable String toUser,
        Instant changedAt,
        @Nullable String changedBy,
        Reason reason) {

    /** What it was done for. */
    public enum Reason {
        /** Somebody gave the customer to somebody. */
        ASSIGNED,
        /** A rep took the customer out of the pool. */
        CLAIMED,
        /** The rules of the pool took the customer back. */
        RETURNED,
        /** A book was handed over. */
        HANDED_OVER,
        /** A handover was undone. */
        TAKEN_BACK,
        /** By an import, a merge or a split. */
        OTHER
    }
}
