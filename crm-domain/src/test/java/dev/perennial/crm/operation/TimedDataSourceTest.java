package dev.perennial.crm.operation;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.perennial.crm.testing.TestDatabase;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class TimedDataSourceTest {

    static final TestDatabase DATABASE = TestDatabase.shared();

    static final DriverManagerDataSource PLAIN =
            new DriverManagerDataSource(DATABASE.url(), DATABASE.username(), DATABASE.password());

    @Test
    void aSlowStatementIsLoggedWithoutAnyValue() {
        Logger logger = (Logger) LoggerFactory.getLogger(TimedStatement.class);
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        log.start();
        logger.addAppender(log);
        try {
            JdbcClient slow = JdbcClient.create(new TimedDataSource(PLAIN, Duration.ofNanos(1)));
            String name = slow.sql("select ? || ' of O''Hara'\n  where 1 = ?")
                    .params("May", 1)
                    .query(String.class)
                    .single();
            JdbcClient patient = JdbcClient.create(new TimedDataSource(PLAIN, Duration.ofHours(1)));
            patient.sql("select 2").query(Integer.class).single();

            assertThat(name).isEqualTo("May of O'Hara");
            assertThat(log.list)
                    .extracting(ILoggingEvent::getFormattedMessage)
                    .singleElement()
                    .asString()
                    .matches("Slow statement, \\d+ ms: select \\? \\|\\| '…''…' where 1 = \\?");
        } finally {
            logger.detachAppender(log);
        }
    }

    @Test
    void whatWorksOnTheServersOwnConnectionStillFindsIt() throws Exception {
        try (var connection = new TimedDataSource(PLAIN, Duration.ofHours(1)).getConnection()) {
            assertThat(connection.unwrap(PGConnection.class).getBackendPID()).isPositive();
            assertThat(connection.equals(connection)).isTrue();
            try (var statement = connection.prepareStatement("select 1")) {
                assertThat(statement.getConnection()).isSameAs(connection);
            }
        }
    }
}
