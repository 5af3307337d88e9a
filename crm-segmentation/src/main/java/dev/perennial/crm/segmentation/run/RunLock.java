package dev.perennial.crm.segmentation.run;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.function.Supplier;
import javax.sql.DataSource;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Component;

/**
 * One run at a time over all processes of an installation. The lock belongs to a connection of its own, so that it goes with
 * the process that holds it, however that ends.
 */
@Component
@RequiredArgsConstructor
class RunLock {

    /** Any number that nothing else in the database locks by. */
    private static final long KEY = 7_362_001_100L;

    private final DataSource dataSource;

    /** Waits for its turn, then works. */
    <T> T waitAndHold(Supplier<T> work) {
        return withConnection(connection -> {
            execute(connection, "select pg_advisory_lock(" + KEY + ")");
            return workAndRelease(connection, work);
        });
    }

    /** Works when nobody else does; returns whether it did. */
    boolean holdIfFree(Runnable work) {
        return withConnection(connection -> {
            if (!execute(connection, "select pg_try_advisory_lock(" + KEY + ")")) {
                return false;
            }
            return workAndRelease(connection, () -> {
                work.run();
                return true;
            });
        });
    }

    private static <T> T workAndRelease(Connection connection, Supplier<T> work) throws SQLException {
        try {
            return work.get();
        } finally {
            execute(connection, "select pg_advisory_unlock(" + KEY + ")");
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
            throw new IllegalStateException("The lock of the score runs cannot be had", failure);
        }
    }
}
