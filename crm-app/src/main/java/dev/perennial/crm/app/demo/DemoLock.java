package dev.perennial.crm.app.demo;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Component;

/**
 * One process at a time loads or removes the demonstration. The lock belongs to a connection of its own, so that it goes
 * with the process that holds it, however that ends.
 */
@Component
@RequiredArgsConstructor
class DemoLock {

    /** Any number that nothing else in the database locks by. */
    private static final long KEY = 7_362_001_209L;

    private final DataSource dataSource;

    void hold(Runnable work) {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("select pg_advisory_lock(" + KEY + ")");
            try {
                work.run();
            } finally {
                statement.execute("select pg_advisory_unlock(" + KEY + ")");
            }
        } catch (SQLException failure) {
            throw new IllegalStateException("The lock of the demonstration cannot be had", failure);
        }
    }
}
