package dev.perennial.crm.segmentation.recommendation;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads baskets of merchandise from completed orders; what was returned since counts as bought all the same. */
@Component
@RequiredArgsConstructor
class BasketReader {

    private static final int ROWS_AT_ONCE = 20_000;

    private final JdbcClient jdbc;

    /**
     * What was read.
     *
     * @param products key of the product that each item stands for
     */
    record Read(Baskets baskets, List<Long> products) {}

    /** Row by row, in one transaction: otherwise the driver would hold all rows. */
    @Transactional(readOnly = true)
    public Read read(BasketKind kind, LocalDate from, LocalDate to) {
        Map<Long, Integer> items = new HashMap<>();
        Baskets.Builder baskets = new Baskets.Builder();
        long[] open = {Long.MIN_VALUE};
        jdbc.sql(lines(kind))
                .param("from", from)
                .param("to", to)
                .withFetchSize(ROWS_AT_ONCE)
                .query(row -> {
                    long basket = row.getLong(1);
                    if (basket != open[0]) {
                        open[0] = basket;
                        baskets.next();
                    }
                    baskets.add(items.computeIfAbsent(row.getLong(2), product -> items.size()));
                });
        return new Read(baskets.build(), inOrder(items));
    }

    private static String lines(BasketKind kind) {
        String basket =
                switch (kind) {
                    case ORDER -> "o.id";
                    case CUSTOMER -> "o.customer_id";
                };
        return """
                select %s, l.product_id
                from orders o
                join order_line l on l.order_id = o.id
                join product p on p.id = l.product_id
                where o.status = 'COMPLETED' and l.quantity > 0 and p.merchandise
                  and o.business_day between :from and :to
                order by 1""".formatted(basket);
    }

    private static List<Long> inOrder(Map<Long, Integer> items) {
        return items.entrySet().stream()
                .sorted(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .collect(Collectors.toList());
    }
}
