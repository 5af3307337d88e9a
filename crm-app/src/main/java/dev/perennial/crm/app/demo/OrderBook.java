package dev.perennial.crm.app.demo;

import dev.perennial.crm.app.demo.DemoProducts.Product;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Remembers of every order what a conversation could be about, while its lines pass by. */
class OrderBook {

    private final Map<String, String> productNames;
    private final Map<String, Entry> entries = new HashMap<>();

    OrderBook(Collection<Product> products) {
        productNames =
                products.stream().filter(Product::merchandise).collect(Collectors.toMap(Product::sku, Product::name));
    }

    void add(SoldLine line) {
        entries.computeIfAbsent(line.invoice(), unseen -> new Entry(line.customerNo(), line.time()))
                .add(line.value(), productNames.get(line.sku()));
    }

    /** The orders of each customer that were about a product, the oldest first. */
    Map<String, List<PastOrder>> byCustomer() {
        return entries.entrySet().stream()
                .filter(entry -> entry.getValue().product != null)
                .sorted(Comparator.comparing((Map.Entry<String, Entry> entry) -> entry.getValue().time)
                        .thenComparing(Map.Entry::getKey))
                .collect(Collectors.groupingBy(
                        entry -> entry.getValue().customerNo,
                        Collectors.mapping(entry -> entry.getValue().order(entry.getKey()), Collectors.toList())));
    }

    private static final class Entry {

        final String customerNo;
        final LocalDateTime time;
        private BigDecimal value = BigDecimal.ZERO;
        private BigDecimal most = BigDecimal.ZERO;
        private @Nullable String product;

        Entry(String customerNo, LocalDateTime time) {
            this.customerNo = customerNo;
            this.time = time;
        }

        void add(BigDecimal lineValue, @Nullable String name) {
            value = value.add(lineValue);
            if (name != null && lineValue.abs().compareTo(most) > 0) {
                most = lineValue.abs();
                product = name;
            }
        }

        PastOrder order(String invoice) {
            return new PastOrder(invoice, time, value, product == null ? "" : product);
        }
    }
}
