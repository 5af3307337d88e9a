package dev.perennial.crm.importing;

import java.sql.SQLException;
import java.util.List;
import java.util.function.BiConsumer;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Rows on their way to becoming products. Unlike an order, such a file does rename what is known. */
@RequiredArgsConstructor
@SuppressWarnings("NullAway.Init")
final class ProductStage implements Stage {

    private static final int LONGEST_KEY = 100;
    private static final int LONGEST_TEXT = 500;

    private static final String LINES = """
            create temporary table import_line (line bigint, sku text, name text, category text, merchandise boolean)
            on commit drop""";

    private static final String ADD_CATEGORIES = """
            insert into product_category (name, import_id)
            select distinct category, :import from import_line where category is not null order by category
            on conflict do nothing""";

    /** In the order of their numbers, so that two writers never wait for each other in a circle. */
    private static final String LOCK =
            "select from product where sku in (select sku from import_line) order by sku for no key update";

    private static final String CHANGED = """
            create temporary table import_changed on commit drop as
            select p.id, coalesce(l.name, p.name) as name, coalesce(c.id, p.category_id) as category_id,
                   coalesce(l.merchandise, p.merchandise) as merchandise
            from import_line l
            join product p on p.sku = l.sku
            left join product_category c on c.name = l.category
            where coalesce(l.name, p.name) <> p.name or coalesce(l.merchandise, p.merchandise) <> p.merchandise
               or coalesce(c.id, p.category_id) is distinct from p.category_id""";

    private static final String UPDATE = """
            update product p
            set name = n.name, category_id = n.category_id, merchandise = n.merchandise, updated_at = :now,
                version = p.version + 1
            from import_changed n
            where p.id = n.id""";

    private static final String INSERT = """
            insert into product (sku, name, category_id, merchandise, import_id, updated_at)
            select l.sku, coalesce(l.name, l.sku), c.id, coalesce(l.merchandise, true), :import, :now
            from import_line l
            left join product_category c on c.name = l.category
            where not exists (select from product p where p.sku = l.sku)
            order by l.sku
            on conflict do nothing""";

    private final JdbcClient jdbc;
    private final Moments moments;

    private final CopyBuffer copy = new CopyBuffer("import_line");
    private Cells cells;
    private Courier courier;

    @Override
    public List<? extends Column> columns() {
        return ImportType.PRODUCTS.columns();
    }

    @Override
    public void open(Courier itsCourier, Header header) {
        courier = itsCourier;
        jdbc.sql(LINES).update();
        cells = new Cells(header, moments);
    }

    @Override
    public List<Problem> take(Row row) throws SQLException {
        if (!cells.begin(row)) {
            return cells.problems();
        }
        String sku = cells.required(ProductColumn.SKU, LONGEST_KEY);
        String name = cells.text(ProductColumn.NAME, LONGEST_TEXT);
        String category = cells.text(ProductColumn.CATEGORY, LONGEST_TEXT);
        String merchandise = cells.word(ProductColumn.MERCHANDISE, Words.YES_OR_NO);
        if (cells.problems().isEmpty()) {
            copy.add(row.line())
                    .add(sku)
                    .add(name)
                    .add(category)
                    .add(merchandise)
                    .endRow();
            courier.takeIfEnough(copy);
        }
        return cells.problems();
    }

    @Override
    public void finish() throws SQLException {
        courier.take(copy);
    }

    @Override
    public void judge(BiConsumer<Long, Problem> rejected) {
        jdbc.sql("analyze import_line").update();
        RepeatedKeys.reject(jdbc, "sku", rejected);
    }

    @Override
    public Written write(Trace trace) {
        trace.begin(Recorded.PRODUCT_CATEGORY);
        trace.begin(Recorded.PRODUCT);
        trace.made(
                Recorded.PRODUCT_CATEGORY,
                jdbc.sql(ADD_CATEGORIES).param("import", trace.importId()).update());
        jdbc.sql(LOCK).query().listOfRows();
        jdbc.sql(CHANGED).update();
        trace.keep(Recorded.PRODUCT, "import_changed");
        long updated = jdbc.sql(UPDATE).param("now", trace.now()).update();
        long created = jdbc.sql(INSERT)
                .param("import", trace.importId())
                .param("now", trace.now())
                .update();
        trace.made(Recorded.PRODUCT, created);
        long rows =
                jdbc.sql("select count(*) from import_line").query(Long.class).single();
        return new Written(created, updated, rows - created - updated);
    }
}
