package dev.perennial.crm.importing;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Tells of rows that cannot stay because of others, one at a time however many they are. */
final class RejectedRows {

    private static final int ROWS_AT_ONCE = 1000;

    private RejectedRows() {}

    /** @param statement gives line, column_name, value, reason, arguments */
    static void read(JdbcClient jdbc, String statement, BiConsumer<Long, Problem> rejected) {
        try (Stream<Told> rows =
                jdbc.sql(statement).withFetchSize(ROWS_AT_ONCE).query((row, number) -> told(row)).stream()) {
            rows.forEach(told -> rejected.accept(told.line(), told.problem()));
        }
    }

    private record Told(long line, Problem problem) {}

    private static Told told(ResultSet row) throws SQLException {
        Array arguments = row.getArray("arguments");
        return new Told(
                row.getLong("line"),
                new Problem(
                        row.getString("column_name"), row.getString("value"), row.getString("reason"), List.of((Object
                                        [])
                                arguments.getArray())));
    }
}
