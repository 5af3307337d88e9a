package dev.perennial.crm.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/** What PostgreSQL itself needs for the data that a task moves, and nothing else. */
final class Floors {

    private final Connection connection;

    Floors(Connection connection) {
        this.connection = connection;
    }

    /** Purchases added up by customer and read, score rows written, indexes of a run made. */
    double scoreRun(long run) throws SQLException, IOException {
        execute("set work_mem = '256MB'");
        execute("set maintenance_work_mem = '256MB'");
        double read = copyOut("""
                copy (select customer_id, min(business_day), max(business_day), count(*), sum(orders), sum(profit), sum(net),
                             sum(gross) from purchase_day group by customer_id) to stdout (format binary)""", null);
        Path rows = Files.createTempFile("scores", ".bin");
        try {
            copyOut("copy customer_score_" + run + " to stdout (format binary)", rows);
            execute("drop table if exists bench_score");
            long begun = System.nanoTime();
            connection.setAutoCommit(false);
            execute("create table bench_score (like customer_score)");
            copyIn("copy bench_score from stdin (format binary, freeze)", rows);
            for (String columns : List.of(
                    "customer_id",
                    "revenue, customer_id",
                    "recency_days, customer_id",
                    "clv, customer_id",
                    "churn_risk, customer_id",
                    "value_at_risk, customer_id",
                    "tier, revenue, customer_id",
                    "tier, churn_risk, customer_id",
                    "tier, value_at_risk, customer_id")) {
                execute("create index on bench_score (" + columns + ")");
            }
            connection.commit();
            connection.setAutoCommit(true);
            double written = Installation.seconds(begun);
            execute("drop table bench_score");
            return read + written;
        } finally {
            Files.delete(rows);
        }
    }

    /** Orders and their lines grouped by customer and day, and the days written. */
    double rebuild() throws SQLException {
        execute("set work_mem = '256MB'");
        execute("drop table if exists bench_day");
        long begun = System.nanoTime();
        execute("""
                create table bench_day as
                select o.customer_id, o.business_day, count(distinct o.id) as orders, sum(l.quantity) as units,
                       sum(l.quantity * l.unit_price) as net
                from orders o join order_line l on l.order_id = o.id
                where o.status = 'COMPLETED' group by o.customer_id, o.business_day""");
        execute("alter table bench_day add primary key (customer_id, business_day)");
        double seconds = Installation.seconds(begun);
        execute("drop table bench_day");
        return seconds;
    }

    /** The lines of a file taken into a bare table, and one index made. */
    double importLines(Path csv) throws SQLException, IOException {
        execute("drop table if exists bench_line");
        execute("""
                create table bench_line (order_no text, customer_no text, ordered_at text, sku text, quantity numeric,
                    unit_price numeric)""");
        long begun = System.nanoTime();
        copyIn("copy bench_line from stdin (format csv, header)", csv);
        execute("create index on bench_line (order_no)");
        double seconds = Installation.seconds(begun);
        execute("drop table bench_line");
        return seconds;
    }

    /** Seconds to read what a query copies out, into a file where one is given. */
    double copyOut(String sql, @Nullable Path file) throws SQLException, IOException {
        long begun = System.nanoTime();
        try (OutputStream out = file == null ? OutputStream.nullOutputStream() : Files.newOutputStream(file)) {
            connection.unwrap(PGConnection.class).getCopyAPI().copyOut(sql, out);
        }
        return Installation.seconds(begun);
    }

    private void copyIn(String sql, Path file) throws SQLException, IOException {
        try (InputStream in = Files.newInputStream(file)) {
            connection.unwrap(PGConnection.class).getCopyAPI().copyIn(sql, in, 1 << 16);
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
