package dev.perennial.crm.purchase;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The definition of purchase days once more, as plainly as it can be said, to check the ledger's statements against. */
final class SimpleLedger {

    private static final BigDecimal MARGIN = new BigDecimal("0.30");

    record Line(
            String orderNo,
            long customer,
            LocalDate day,
            String status,
            @Nullable String returns,
            long product,
            BigDecimal quantity,
            BigDecimal value,
            @Nullable BigDecimal cost) {}

    private SimpleLedger() {}

    static List<String> days(JdbcClient jdbc, String prefix) {
        List<Line> lines = jdbc.sql("""
                        select o.order_no, o.customer_id, o.business_day, o.status, r.order_no, l.product_id, l.quantity,
                               (l.quantity * l.unit_price - l.discount) * o.rate as value, l.unit_cost * o.rate as cost
                        from orders o
                        join order_line l on l.order_id = o.id
                        left join orders r on r.order_no = o.returns_order_no and r.customer_id = o.customer_id
                        where starts_with(o.order_no, ?)""")
                .param(prefix)
                .query((row, number) -> new Line(
                        row.getString(1),
                        row.getLong(2),
                        row.getObject(3, LocalDate.class),
                        row.getString(4),
                        row.getString(5),
                        row.getLong(6),
                        row.getBigDecimal(7),
                        row.getBigDecimal(8),
                        row.getBigDecimal(9)))
                .list();
        Map<Long, TreeMap<LocalDate, List<Line>>> counted = lines.stream()
                .filter(line -> counts(line, lines))
                .collect(Collectors.groupingBy(
                        Line::customer,
                        TreeMap::new,
                        Collectors.groupingBy(Line::day, TreeMap::new, Collectors.toList())));
        List<String> rows = new ArrayList<>();
        counted.forEach((customer, days) -> {
            LocalDate last = null;
            for (Map.Entry<LocalDate, List<Line>> day : days.entrySet()) {
                List<String> purchases = purchases(day.getValue());
                LocalDate voidOn = voidOn(purchases, day.getKey(), lines);
                boolean occasion = !purchases.isEmpty() && voidOn == null;
                String gap = occasion && last != null ? "" + (day.getKey().toEpochDay() - last.toEpochDay()) : "";
                last = occasion ? day.getKey() : last;
                rows.add("(" + customer + "," + day.getKey() + "," + purchases.size() + "," + money(day.getValue())
                        + "," + gap + "," + (voidOn == null ? "" : voidOn) + ")");
            }
        });
        return rows;
    }

    private static List<String> purchases(List<Line> lines) {
        return lines.stream()
                .filter(line -> line.quantity().signum() > 0)
                .map(Line::orderNo)
                .distinct()
                .toList();
    }

    private static @Nullable LocalDate voidOn(List<String> purchases, LocalDate day, List<Line> all) {
        LocalDate latest = null;
        for (String order : purchases) {
            LocalDate taken = takenBack(order, day, all);
            if (taken == null) {
                return null;
            }
            latest = latest == null || taken.isAfter(latest) ? taken : latest;
        }
        return latest;
    }

    private static String money(List<Line> lines) {
        return sum(lines.stream().map(Line::quantity).toList())
                + ","
                + sum(lines.stream()
                        .filter(line -> line.quantity().signum() > 0)
                        .map(Line::value)
                        .toList())
                + "," + sum(lines.stream().map(Line::value).toList())
                + "," + sum(lines.stream().map(SimpleLedger::profit).toList());
    }

    private static boolean counts(Line line, List<Line> all) {
        return switch (line.status()) {
            case "COMPLETED" -> true;
            case "RETURNED" ->
                line.quantity().signum() < 0 || (isNamed(line.orderNo(), all) && isBought(line.orderNo(), all));
            default -> false;
        };
    }

    private static boolean isBought(String order, List<Line> all) {
        return all.stream()
                .anyMatch(
                        line -> line.orderNo().equals(order) && line.quantity().signum() > 0);
    }

    private static boolean isNamed(String order, List<Line> all) {
        return all.stream().anyMatch(line -> isReturnOf(order, line));
    }

    private static boolean isReturnOf(String order, Line line) {
        return order.equals(line.returns())
                && line.quantity().signum() < 0
                && List.of("COMPLETED", "RETURNED").contains(line.status());
    }

    private static @Nullable LocalDate takenBack(String order, LocalDate day, List<Line> all) {
        Map<Long, BigDecimal> bought = all.stream()
                .filter(line -> line.orderNo().equals(order) && line.quantity().signum() > 0)
                .collect(Collectors.groupingBy(
                        Line::product, Collectors.reducing(BigDecimal.ZERO, Line::quantity, BigDecimal::add)));
        List<LocalDate> candidates = all.stream()
                .filter(line -> isReturnOf(order, line))
                .map(Line::day)
                .sorted()
                .toList();
        for (LocalDate candidate : candidates) {
            boolean whole = bought.entrySet().stream()
                    .allMatch(product -> all.stream()
                                    .filter(line -> isReturnOf(order, line)
                                            && line.product() == product.getKey()
                                            && !line.day().isAfter(candidate))
                                    .map(line -> line.quantity().negate())
                                    .reduce(BigDecimal.ZERO, BigDecimal::add)
                                    .compareTo(product.getValue())
                            >= 0);
            if (whole) {
                return candidate.isBefore(day) ? day : candidate;
            }
        }
        return null;
    }

    private static BigDecimal profit(Line line) {
        BigDecimal cost = line.cost();
        return cost == null
                ? line.value().multiply(MARGIN)
                : line.value().subtract(line.quantity().multiply(cost));
    }

    private static BigDecimal sum(List<BigDecimal> amounts) {
        return amounts.stream().reduce(BigDecimal.ZERO, BigDecimal::add).setScale(4, RoundingMode.HALF_UP);
    }
}
