package dev.perennial.crm.product;

import dev.perennial.crm.shared.Business;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.function.Function;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
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
            insert into product_category (name, import_id)
            select distinct category, cast(:import as bigint) from %s
            where category is not null and not exists (select from product p where p.sku = t.sku)
            order by category
            on conflict do nothing""";

    // In the order of their numbers, so that two writers never wait for each other in a circle.
    private static final String ADD_PRODUCTS = """
            insert into product (sku, name, category_id, import_id, updated_at)
            select distinct on (t.sku) t.sku, coalesce(t.name, t.sku), c.id, cast(:import as bigint), :now
            from %s left join product_category c on c.name = t.category
            where not exists (select from product p where p.sku = t.sku)
            order by t.sku
            on conflict do nothing""";

    private final JdbcClient jdbc;
    private final Business business;

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
        named(ADD_CATEGORIES, products).update();
        named(ADD_PRODUCTS, products).param("now", now()).update();
    }

    /**
     * As {@link #addMissing}, for the products in a table.
     *
     * @param table    a table with the columns {@code sku, name, category}
     * @param importId the import they come with
     * @return how many categories and products were new
     */
    public Added addMissingFrom(String table, long importId) {
        long categories = jdbc.sql(ADD_CATEGORIES.formatted(table + " as t"))
                .param("import", importId)
                .update();
        long added = jdbc.sql(ADD_PRODUCTS.formatted(table + " as t"))
                .param("import", importId)
                .param("now", now())
                .update();
        return new Added(categories, added);
    }

    /** How many were new. */
    public record Added(long categories, long products) {}

    private StatementSpec named(String statement, Collection<Named> products) {
        return jdbc.sql(statement.formatted(NAMED))
                .param("import", null)
                .param("skus", column(products, Named::sku))
                .param("names", column(products, Named::name))
                .param("categories", column(products, Named::category));
    }

    private OffsetDateTime now() {
        return business.now().atOffset(ZoneOffset.UTC);
    }

    private static @Nullable String[] column(Collection<Named> products, Function<Named, @Nullable String> part) {
        return products.stream().map(part).toArray(String[]::new);
    }
}
