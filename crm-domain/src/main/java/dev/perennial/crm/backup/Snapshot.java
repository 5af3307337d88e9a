package dev.perennial.crm.backup;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/**
 * The database as it is at one moment, for as long as this is open. Its tables are locked against being dropped, never
 * against being read or written.
 *
 * @param connection in a transaction that sees that moment and writes nothing
 * @param tables     the tables there are in it
 */
record Snapshot(Connection connection, List<Catalog.Sized> tables) implements AutoCloseable {

    private static final int ATTEMPTS = 10;

    /** So that the same value is the same text on every machine. */
    static final String TEXT_SETTINGS = """
            set local timezone = 'UTC'; set local datestyle = 'ISO, YMD'; set local intervalstyle = 'postgres';
            set local bytea_output = 'hex'; set local extra_float_digits = 1; set local statement_timeout = 0;
            set local idle_in_transaction_session_timeout = 0""";

    /** The moment is that of the first query: by then the locks are held, and the tables are as they were before them. */
    static Snapshot take(DataSource dataSource) throws SQLException {
        Connection connection = dataSource.getConnection();
        try {
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            connection.setReadOnly(true);
            for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
                connection.setAutoCommit(true);
                List<String> before = names(Catalog.tables(connection));
                connection.setAutoCommit(false);
                if (lock(connection, before)) {
                    List<Catalog.Sized> tables = Catalog.tables(connection);
                    if (names(tables).equals(before)) {
                        return new Snapshot(connection, tables);
                    }
                }
                connection.rollback();
            }
            throw new SQLException("tables come and go all the time");
        } catch (SQLException failure) {
            connection.close();
            throw failure;
        }
    }

    /** @return false when one of the tables is gone by now */
    private static boolean lock(Connection connection, List<String> tables) throws SQLException {
        Database.execute(connection, TEXT_SETTINGS);
        try {
            Database.execute(
                    connection,
                    "lock table %s in access share mode"
                            .formatted(tables.stream().map(Database::quoted).collect(Collectors.joining(", "))));
            return true;
        } catch (SQLException failure) {
            if ("42P01".equals(failure.getSQLState())) {
                return false;
            }
            throw failure;
        }
    }

    private static List<String> names(List<Catalog.Sized> tables) {
        return tables.stream().map(sized -> sized.table().name()).toList();
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
