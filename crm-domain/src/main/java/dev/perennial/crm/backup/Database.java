package dev.perennial.crm.backup;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Plain SQL on one connection: what a backup reads and a restore does is one transaction of its own. */
final class Database {

    private Database() {}

    /** Makes something of a row. */
    @FunctionalInterface
    interface Row<T> {

        T of(ResultSet row) throws SQLException;
    }

    static <T> List<T> list(Connection connection, String sql, Row<T> row, @Nullable Object... parameters)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int index = 0; index < parameters.length; index++) {
                statement.setObject(index + 1, parameters[index]);
            }
            try (ResultSet result = statement.executeQuery()) {
                List<T> rows = new ArrayList<>();
                while (result.next()) {
                    rows.add(row.of(result));
                }
                return rows;
            }
        }
    }

    static List<String> texts(Connection connection, String sql, @Nullable Object... parameters) throws SQLException {
        return list(connection, sql, row -> row.getString(1), parameters);
    }

    /** Whether something, asked for as a query of one truth value, is so. */
    static boolean is(Connection connection, String sql, @Nullable Object... parameters) throws SQLException {
        return list(connection, sql, row -> row.getBoolean(1), parameters).getFirst();
    }

    static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }
}
