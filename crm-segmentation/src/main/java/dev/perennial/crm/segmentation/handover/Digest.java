package dev.perennial.crm.segmentation.handover;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A customer who was handed over, with what their new owner needs to know.
 *
 * @param from   name shown of the owner before
 * @param note   what that owner, or who handed over, adds for all
 * @param readAt when the new owner had read it; null until then
 */
public record Digest(
        long id,
        String customerNo,
        String customerName,
        String from,
        Instant madeAt,
        @Nullable String note,
        BigDecimal weight,
        @Nullable Instant readAt,
        Story story) {}
