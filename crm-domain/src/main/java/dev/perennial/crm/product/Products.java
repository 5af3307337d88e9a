package dev.perennial.crm.product;

import java.util.Collection;
import java.util.function.Function;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The products that orders name. */
@Component
@RequiredArgsConstructor
@Transactional(propagation = Propagation.MANDATORY)
public class Products {

    private static final String NAMED = """
            unnest(cast(:skus as text[]), cast(:names as text[]), cast(:categories as text[])) as t (sku, name, category)""";

    private static final String ADD_CATEGORIES = """
            insert into product_category (name)
            select distinct category from %s
            where category is not null and not exists (select from product p where p.sku = t.sku)
            order by category
            on conflict do nothing""";

    // In the order of their numbers, so that two writers never wait for each other in a circle.
    private static final String ADD_PRODUCTS = """
            insert into product (sku, name, category_id)
            select distinct on (t.sku) t.sku, coalesce(t.name, t.sku), c.id
            from %s left join product_category c on c.name = t.category
            where not exists (select from product p where p.sku = t.sku)
            order by t.sku
            on conflict do nothing""";

    private final JdbcClient jdbc;

    /**
     * A product as an order names it.
     *
     * @param sku      its number
     * @param name     its name; the number when null
     * @param category its category, if named
     */
    public record Named(
            String sku, @Nullable String name, @Nullable String category) {}

    /** Adds those whose number is new. A known product keeps its name and category: an order does not rename it. */
    public void addMissing(Collection<Named> products) {
        update(ADD_CATEGORIES.formatted(NAMED), products);
        update(ADD_PRODUCTS.formatted(NAMED), products);
    }

    /**
     * As {@link #addMissing}, for the products in a table.
     *
     * @param table a table with the columns {@code sku, name, category}
     */
    public void addMissingFrom(String table) {
        jdbc.sql(ADD_CATEGORIES.formatted(table + " as t")).update();
        jdbc.sql(ADD_PRODUCTS.formatted(table + " as t")).update();
    }

    private void update(String statement, Collection<Named> products) {
        jdbc.sql(statement)
                .param("skus", column(products, Named::sku))
                .param("names", column(products, Named::name))
                .param("categories", column(products, Named::category))
                .update();
    }

    private static @Nullable String[] column(Collection<Named> products, Function<Named, @Nullable String> part) {
        return products.stream().map(part).toArray(String[]::new);
    }
}
