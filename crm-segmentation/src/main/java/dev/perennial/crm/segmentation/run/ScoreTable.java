package dev.perennial.crm.segmentation.run;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.function.DoubleConsumer;
import lombok.RequiredArgsConstructor;
import org.postgresql.PGConnection;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * The table of one run's scores, a partition of {@code customer_score} in the end. Until it is attached nobody sees it, and
 * unless the transaction commits it never was.
 */
@Component
@RequiredArgsConstructor
class ScoreTable {

    private final JdbcTemplate jdbc;

    static String name(long runId) {
        return "customer_score_" + runId;
    }

    /** Makes the table and fills it. Rows are frozen at once: no later vacuum has to rewrite them. */
    void fill(long runId, ScoreWriter writer, DoubleConsumer progress) {
        String table = name(runId);
        jdbc.execute("create table " + table + " (like customer_score including defaults including constraints)");
        String copy = "copy %s (%s) from stdin (format binary, freeze)".formatted(table, ScoreWriter.COLUMNS);
        jdbc.execute((ConnectionCallback<Boolean>) connection -> {
            write(connection, copy, writer, progress);
            return true;
        });
    }

    private static void write(Connection connection, String sql, ScoreWriter writer, DoubleConsumer progress)
            throws SQLException {
        var copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(sql);
        try {
            writer.write(copy, progress);
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
    }

    /** Indexes for one customer's scores and the orders of the customer list, of all and of one tier. */
    void index(long runId) {
        String table = name(runId);
        jdbc.execute("set local maintenance_work_mem = '256MB'");
        jdbc.execute("create unique index on %s (customer_id) include (tier, revenue)".formatted(table));
        for (String order : List.of("revenue", "recency_days", "clv", "churn_risk", "value_at_risk")) {
            jdbc.execute("create index on %s (%s, customer_id)".formatted(table, order));
        }
        // tiers go with revenue and against risk: those of one may all lie at the far end of the order of all
        for (String order : List.of("revenue", "churn_risk", "value_at_risk")) {
            jdbc.execute("create index on %s (tier, %s, customer_id)".formatted(table, order));
        }
        jdbc.execute("analyze " + table);
    }

    /** Makes the table a partition; the check spares the database from reading it once more. */
    void attach(long runId) {
        String table = name(runId);
        jdbc.execute(
                "alter table %s add constraint %s_run check (run_id = %d) not valid".formatted(table, table, runId));
        jdbc.execute("alter table customer_score attach partition %s for values in (%d)".formatted(table, runId));
    }
}
