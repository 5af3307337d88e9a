package dev.perennial.crm.operation;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Service;

/** The connections of this server to the database. */
@Service
@RequiredArgsConstructor
public class ConnectionPool {

    private final DataSource dataSource;

    /**
     * How many there are at this moment.
     *
     * @param active  at work
     * @param idle    open and free
     * @param waiting requests that wait for one
     * @param most    that are ever opened at once
     */
    public record State(int active, int idle, int waiting, int most) {}

    /** Empty before the first connection was asked for. */
    public Optional<State> state() throws SQLException {
        if (!dataSource.isWrapperFor(HikariDataSource.class)) {
            return Optional.empty();
        }
        HikariDataSource pool = dataSource.unwrap(HikariDataSource.class);
        HikariPoolMXBean now = pool.getHikariPoolMXBean();
        return now == null
                ? Optional.empty()
                : Optional.of(new State(
                        now.getActiveConnections(),
                        now.getIdleConnections(),
                        now.getThreadsAwaitingConnection(),
                        pool.getMaximumPoolSize()));
    }
}
