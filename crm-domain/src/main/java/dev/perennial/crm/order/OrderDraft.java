package dev.perennial.crm.order;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An order as a client sends it, whole.
 *
 * @param customerNo     number of a customer its sender may see
 * @param orderedAt      when it was ordered
 * @param channel        where it came in, if known
 * @param status         COMPLETED when null
 * @param currency       the reporting currency when null
 * @param returnsOrderNo the order that its lines of negative quantity return, if known
 * @param lines          at least one; those without a number are numbered by place
 */
public record OrderDraft(
        String customerNo,
        Instant orderedAt,
        @Nullable String channel,
        @Nullable OrderStatus status,
        @Nullable String currency,
        @Nullable String returnsOrderNo,
        List<OrderLine> lines) {

    public OrderDraft {
        lines = List.copyOf(lines);
    }
}
