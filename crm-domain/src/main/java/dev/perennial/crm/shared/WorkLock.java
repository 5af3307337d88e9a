package dev.perennial.crm.shared;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.function.Supplier;
import javax.sql.DataSource;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Component;

/**
 * Lets one process of an installation work at a time. A lock belongs to a connection of its own, so that it goes with the process
 * that holds it, however that ends.
 */
@Component
@RequiredArgsConstructor
public class WorkLock {

    private final DataSource dataSource;

    /**
     * Waits for its turn, then works.
     *
     * @param key which work: a number that nothing else in the database locks by
     */
    public <T> T waitAndHold(long key, Supplier<T> work) {
        return withConnection(connection -> {
            execute(connection, "select pg_advisory_lock(" + key + ")");
            return workAndRelease(connection, key, work);
        });
    }

    /** Works when nobody else does; returns whether it did. */
    public boolean holdIfFree(long key, Runnable work) {
        return withConnection(connection -> {
            if (!execute(connection, "select pg_try_advisory_lock(" + key + ")")) {
                return false;
            }
            return workAndRelease(connection, key, () -> {
                work.run();
                return true;
            });
        });
    }

    private static <T> T workAndRelease(Connection connection, long key, Supplier<T> work) throws SQLException {
        try {
            return work.get();
        } finally {
            execute(connection, "select pg_advisory_unlock(" + key + ")");
        }
    }

    private static boolean execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            return result.next() && "t".equals(result.getString(1));
        }
    }

    private interface Work<T> {

        T on(Connection connection) throws SQLException;
    }

    private <T> T withConnection(Work<T> work) {
        try (Connection connection = dataSource.getConnection()) {
            return work.on(connection);
        } catch (SQLException failure) {
            throw new IllegalStateException("A lock on work cannot be had", failure);
        }
    }
}
