package dev.perennial.crm.order;

import dev.perennial.crm.shared.InvalidInput;
import dev.perennial.crm.shared.InvalidInput.Problem;
import dev.perennial.crm.shared.Message;
import java.math.BigDecimal;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What must hold of an order before it is recorded; everything wrong is found at once. */
final class OrderDraftRules {

    private static final int LONGEST_KEY = 100;
    private static final int LONGEST_TEXT = 500;
    private static final BigDecimal LIMIT = new BigDecimal("1000000000000000");

    private final List<Problem> problems = new ArrayList<>();

    private OrderDraftRules() {}

    /**
     * The order a draft stands for.
     *
     * @throws InvalidInput naming every field that cannot be taken
     */
    static Order order(String orderNo, OrderDraft draft, Currency reporting) {
        OrderDraftRules rules = new OrderDraftRules();
        rules.key("orderNo", orderNo);
        rules.text("channel", draft.channel());
        rules.text("returnsOrderNo", draft.returnsOrderNo());
        String currency = draft.currency() == null ? reporting.getCurrencyCode() : rules.currency(draft.currency());
        List<OrderLine> lines = rules.lines(draft.lines());
        if (!rules.problems.isEmpty()) {
            throw new InvalidInput(rules.problems);
        }
        OrderStatus status = draft.status() == null ? OrderStatus.COMPLETED : draft.status();
        return new Order(
                orderNo,
                draft.customerNo(),
                draft.orderedAt().truncatedTo(ChronoUnit.MICROS),
                draft.channel(),
                status,
                currency,
                draft.returnsOrderNo(),
                lines);
    }

    private List<OrderLine> lines(List<OrderLine> sent) {
        if (sent.isEmpty()) {
            add("lines", "error.order.noLines");
        }
        List<OrderLine> lines = IntStream.range(0, sent.size())
                .mapToObj(place -> sent.get(place).at(place + 1))
                .sorted(Comparator.comparing(OrderLine::lineNo, Comparator.nullsFirst(Comparator.naturalOrder())))
                .toList();
        Set<@Nullable Integer> numbers = new HashSet<>();
        for (OrderLine line : lines) {
            String field = "lines[" + line.lineNo() + "]";
            if (!numbers.add(line.lineNo())) {
                add(field + ".lineNo", "error.order.lineTwice", String.valueOf(line.lineNo()));
            }
            line(field, line);
        }
        return lines;
    }

    private void line(String field, OrderLine line) {
        key(field + ".sku", line.sku());
        text(field + ".productName", line.productName());
        text(field + ".category", line.category());
        amount(field + ".quantity", line.quantity(), true);
        amount(field + ".unitPrice", line.unitPrice(), false);
        amount(field + ".discount", line.discount(), true);
        BigDecimal cost = line.unitCost();
        if (cost != null) {
            amount(field + ".unitCost", cost, false);
        }
    }

    private String currency(String code) {
        try {
            return Currency.getInstance(code).getCurrencyCode();
        } catch (IllegalArgumentException notACurrency) {
            add("currency", "error.order.currency", code);
            return code;
        }
    }

    private void amount(String field, BigDecimal amount, boolean mayBeNegative) {
        if (amount.abs().compareTo(LIMIT) >= 0) {
            add(field, "error.amount.tooLarge");
        } else if (!mayBeNegative && amount.signum() < 0) {
            add(field, "error.amount.negative");
        }
    }

    private void key(String field, String value) {
        if (value.isBlank() || value.length() > LONGEST_KEY || value.indexOf('\0') >= 0) {
            add(field, "error.text.key", LONGEST_KEY);
        }
    }

    private void text(String field, @Nullable String value) {
        if (value != null && (value.length() > LONGEST_TEXT || value.indexOf('\0') >= 0)) {
            add(field, "error.text.length", LONGEST_TEXT);
        }
    }

    private void add(String field, String code, Object... arguments) {
        problems.add(new Problem(field, Message.of(code, arguments)));
    }
}
