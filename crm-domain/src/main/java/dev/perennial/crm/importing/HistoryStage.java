package dev.perennial.crm.importing;

import java.sql.SQLException;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Rows on their way to becoming history of customers that are known, as it was where it comes from. */
@RequiredArgsConstructor
@SuppressWarnings("NullAway.Init")
final class HistoryStage implements Stage {

    private static final String LINES = """
            create temporary table import_line (line bigint, customer_no text, %s) on commit drop""";

    private static final String INSERT = """
            insert into %1$s (customer_id, %2$s, import_id)
            select c.customer_id, %2$s, :import
            from (select distinct on (%3$s) * from import_line order by %3$s, line) l
            join import_customer c on c.customer_no = l.customer_no
            where not exists (select from %1$s known where known.%3$s = l.%3$s)
            order by c.customer_id, l.line
            on conflict (%3$s) do nothing""";

    private final JdbcClient jdbc;
    private final HistoryRows rows;
    private final Moments moments;

    private final CopyBuffer copy = new CopyBuffer("import_line");
    private Cells cells;
    private Courier courier;

    @Override
    public List<? extends Column> columns() {
        return rows.columns();
    }

    @Override
    public void open(Courier itsCourier, Header header) {
        courier = itsCourier;
        jdbc.sql(LINES.formatted(String.join(", ", rows.fields()))).update();
        cells = new Cells(header, moments);
    }

    @Override
    public List<Problem> take(Row row) throws SQLException {
        if (!cells.begin(row)) {
            return cells.problems();
        }
        String customerNo = cells.required(rows.customer(), CustomerNumber.LONGEST);
        var values = rows.read(cells, customerNo == null ? "" : customerNo);
        if (cells.problems().isEmpty()) {
            copy.add(row.line()).add(customerNo);
            values.forEach(copy::add);
            copy.endRow();
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
        KnownCustomers.find(jdbc, rejected);
    }

    @Override
    public Written write(Trace trace) {
        KnownCustomers.lock(jdbc);
        trace.begin(rows.table());
        String names = rows.fields().stream().map(field -> field.split(" ")[0]).collect(Collectors.joining(", "));
        long created = jdbc.sql(INSERT.formatted(rows.table().relation(), names, rows.key()))
                .param("import", trace.importId())
                .update();
        trace.made(rows.table(), created);
        long all =
                jdbc.sql("select count(*) from import_line").query(Long.class).single();
        return new Written(created, 0, all - created);
    }
}
