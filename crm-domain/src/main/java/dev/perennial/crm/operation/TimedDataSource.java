package dev.perennial.crm.operation;

import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** Writes statements that take long into the log: their text with its placeholders, never a value. */
final class TimedDataSource extends DelegatingDataSource {

    private final Duration threshold;

    /** @param threshold from how long on a statement is slow */
    TimedDataSource(DataSource target, Duration threshold) {
        super(target);
        this.threshold = threshold;
    }

    @Override
    public Connection getConnection() throws SQLException {
        return timed(super.getConnection());
    }

    @Override
    public Connection getConnection(String username, String password) throws SQLException {
        return timed(super.getConnection(username, password));
    }

    private Connection timed(Connection connection) {
        return (Connection) Proxy.newProxyInstance(
                TimedDataSource.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                new TimedConnection(connection, threshold));
    }
}
