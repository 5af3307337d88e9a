package dev.perennial.crm.web.order;

import dev.perennial.crm.order.Order;
import dev.perennial.crm.order.OrderDraft;
import dev.perennial.crm.order.OrderLine;
import dev.perennial.crm.order.OrderStatus;
import dev.perennial.crm.shared.Business;
import dev.perennial.crm.shared.InvalidInput;
import dev.perennial.crm.shared.InvalidInput.Problem;
import dev.perennial.crm.shared.Message;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** An order as programs send and get it; what is got can be sent back. */
record OrderJson(
        @Nullable String orderNo,
        @Nullable String customerNo,
        @Nullable String orderedAt,
        @Nullable String channel,
        @Nullable OrderStatus status,
        @Nullable String currency,
        @Nullable String returnsOrderNo,
        @Nullable List<Line> lines) {

    private static final int DECIMALS = 4;

    /** Digits before the point: what the database keeps, and far from what would fill the memory. */
    private static final int INTEGER_DIGITS = 15;

    record Line(
            @Nullable Integer lineNo,
            @Nullable String sku,
            @Nullable String productName,
            @Nullable String category,
            @Nullable BigDecimal quantity,
            @Nullable BigDecimal unitPrice,
            @Nullable BigDecimal discount,
            @Nullable BigDecimal unitCost) {

        static Line of(OrderLine line) {
            return new Line(
                    line.lineNo(),
                    line.sku(),
                    line.productName(),
                    line.category(),
                    plain(line.quantity()),
                    plain(line.unitPrice()),
                    plain(line.discount()),
                    plain(line.unitCost()));
        }

        private static @Nullable BigDecimal plain(@Nullable BigDecimal amount) {
            if (amount == null) {
                return null;
            }
            BigDecimal stripped = amount.stripTrailingZeros();
            return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
        }
    }

    static OrderJson of(Order order) {
        return new OrderJson(
                order.orderNo(),
                order.customerNo(),
                order.orderedAt().toString(),
                order.channel(),
                order.status(),
                order.currency(),
                order.returnsOrderNo(),
                order.lines().stream().map(Line::of).toList());
    }

    /** @throws InvalidInput naming every field that is missing or cannot be read */
    OrderDraft draft(String number, Business business) {
        List<Problem> problems = new ArrayList<>();
        if (orderNo != null && !orderNo.equals(number)) {
            problems.add(new Problem("orderNo", Message.of("error.order.otherNumber", number)));
        }
        String customer = required("customerNo", customerNo, "", problems);
        Instant moment = moment(business, problems);
        List<OrderLine> drafted = new ArrayList<>();
        List<Line> sent = lines == null ? List.of() : lines;
        for (int index = 0; index < sent.size(); index++) {
            Line line = sent.get(index);
            if (line == null) {
                problems.add(new Problem("lines[" + index + "]", Message.of("error.order.missing")));
            } else {
                drafted.add(line("lines[" + index + "].", line, problems));
            }
        }
        if (!problems.isEmpty()) {
            throw new InvalidInput(problems);
        }
        return new OrderDraft(customer, moment, channel, status, currency, returnsOrderNo, drafted);
    }

    private Instant moment(Business business, List<Problem> problems) {
        String text = required("orderedAt", orderedAt, "", problems);
        try {
            if (!text.isEmpty()) {
                return text.length() == 10
                        ? business.startOf(LocalDate.parse(text))
                        : OffsetDateTime.parse(text).toInstant();
            }
        } catch (DateTimeException unreadable) {
            problems.add(new Problem("orderedAt", Message.of("error.value.unreadable")));
        }
        return Instant.EPOCH;
    }

    private static OrderLine line(String at, Line line, List<Problem> problems) {
        return new OrderLine(
                line.lineNo(),
                required(at + "sku", line.sku(), "", problems),
                line.productName(),
                line.category(),
                exact(at + "quantity", required(at + "quantity", line.quantity(), BigDecimal.ZERO, problems), problems),
                exact(
                        at + "unitPrice",
                        required(at + "unitPrice", line.unitPrice(), BigDecimal.ZERO, problems),
                        problems),
                exact(at + "discount", Objects.requireNonNullElse(line.discount(), BigDecimal.ZERO), problems),
                line.unitCost() == null ? null : exact(at + "unitCost", line.unitCost(), problems));
    }

    private static <T> T required(String field, @Nullable T value, T otherwise, List<Problem> problems) {
        if (value == null) {
            problems.add(new Problem(field, Message.of("error.order.missing")));
            return otherwise;
        }
        return value;
    }

    private static BigDecimal exact(String field, BigDecimal amount, List<Problem> problems) {
        if ((long) amount.precision() - amount.scale() > INTEGER_DIGITS) {
            problems.add(new Problem(field, Message.of("error.value.unreadable")));
            return BigDecimal.ZERO;
        }
        if (amount.stripTrailingZeros().scale() > DECIMALS) {
            problems.add(new Problem(field, Message.of("error.amount.decimals", DECIMALS)));
            return BigDecimal.ZERO;
        }
        return amount;
    }
}
