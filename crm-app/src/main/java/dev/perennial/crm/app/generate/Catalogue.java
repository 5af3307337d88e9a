package dev.perennial.crm.app.generate;

import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** {@value #PRODUCTS} products in {@value #CATEGORIES} categories. What is there already by that number stays as it is. */
@Component
@RequiredArgsConstructor
class Catalogue {

    private static final int PRODUCTS = 2000;
    private static final int CATEGORIES = 40;
    private static final long PRICE_OF = 3;

    private final JdbcClient jdbc;

    /**
     * What is sold.
     *
     * @param ids    keys of the products, those sold most often first
     * @param prices their list prices, in hundredths
     */
    record Products(long[] ids, long[] prices) {

        /** Any of them; the hundredth is sold a good deal less often than the first. */
        int any(RandomGenerator random) {
            return (int) (Math.pow(random.nextDouble(), 2.5) * ids.length);
        }
    }

    Products stock(long seed) {
        jdbc.sql("""
                        insert into product_category (name)
                        select 'Category ' || n from generate_series(1, :categories) n on conflict (name) do nothing""").param("categories", CATEGORIES).update();
        jdbc.sql("""
                        insert into product (sku, name, category_id)
                        select 'GEN-' || lpad(n::text, 4, '0'), 'Product ' || n, c.id
                        from generate_series(1, :products) n
                        join product_category c on c.name = 'Category ' || (n % :categories + 1)
                        order by n on conflict (sku) do nothing""")
                .param("products", PRODUCTS)
                .param("categories", CATEGORIES)
                .update();
        List<Long> ids = jdbc.sql("select id from product where sku = any (cast(? as text[])) order by sku")
                .param(IntStream.rangeClosed(1, PRODUCTS)
                        .mapToObj(number -> String.format(Locale.ROOT, "GEN-%04d", number))
                        .toArray(String[]::new))
                .query((row, number) -> row.getLong(1))
                .list();
        long[] prices = IntStream.range(0, PRODUCTS)
                .mapToLong(number -> 500 + (long) (Draw.gamma(Draw.of(seed, PRICE_OF, number), 1.5) * 4000))
                .toArray();
        return new Products(ids.stream().mapToLong(Long::longValue).toArray(), prices);
    }
}
