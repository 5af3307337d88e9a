package dev.perennial.crm.order;

import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * An order as it is recorded.
 *
 * @param orderNo        its number
 * @param customerNo     who ordered
 * @param orderedAt      when; its business day is the day of this moment in the business's time zone
 * @param channel        where it came in, if known
 * @param status         how far it has come
 * @param currency       ISO 4217 code of its amounts
 * @param returnsOrderNo the order that its lines of negative quantity return, if named
 * @param lines          its lines, by number
 */
public record Order(
        String orderNo,
        String customerNo,
        Instant orderedAt,
        @Nullable String channel,
        OrderStatus status,
        String currency,
        @Nullable String returnsOrderNo,
        List<OrderLine> lines) {

    public Order {
        lines = List.copyOf(lines);
    }

    /** Whether both orders record the same purchase. */
    boolean records(Order other) {
        return head().equals(other.head())
                && lines.size() == other.lines.size()
                && IntStream.range(0, lines.size())
                        .allMatch(place -> lines.get(place).records(other.lines.get(place)));
    }

    private Order head() {
        return new Order(orderNo, customerNo, orderedAt, channel, status, currency, returnsOrderNo, List.of());
    }
}
