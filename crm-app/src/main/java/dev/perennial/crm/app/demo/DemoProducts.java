package dev.perennial.crm.app.demo;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.util.List;
import java.util.function.Function;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the demonstration's business sells. */
@Component
@RequiredArgsConstructor
class DemoProducts {

    private final JdbcClient jdbc;

    /**
     * A stock code.
     *
     * @param merchandise whether it is a product, not postage, a fee or a correction
     */
    record Product(String sku, String name, String category, boolean merchandise) {

        static Product of(NamedCsvRecord row) {
            return new Product(
                    row.getField("sku"),
                    row.getField("name"),
                    row.getField("category"),
                    Boolean.parseBoolean(row.getField("product")));
        }
    }

    /** Writes the categories and products, and returns them. */
    List<Product> stock() {
        List<Product> products = SourceFile.PRODUCTS.rows(Product::of);
        jdbc.sql("""
                        insert into product_category (name)
                        select distinct name from unnest(cast(? as text[])) as t (name) order by name""").param(column(products, Product::category)).update();
        jdbc.sql("""
                        insert into product (sku, name, category_id, merchandise)
                        select t.sku, t.name, c.id, t.merchandise
                        from unnest(cast(:skus as text[]), cast(:names as text[]), cast(:categories as text[]),
                            cast(:merchandise as boolean[])) as t (sku, name, category, merchandise)
                        join product_category c on c.name = t.category
                        order by t.sku""")
                .param("skus", column(products, Product::sku))
                .param("names", column(products, Product::name))
                .param("categories", column(products, Product::category))
                .param("merchandise", column(products, product -> Boolean.toString(product.merchandise())))
                .update();
        return products;
    }

    private static String[] column(List<Product> products, Function<Product, String> part) {
        return products.stream().map(part).toArray(String[]::new);
    }
}
