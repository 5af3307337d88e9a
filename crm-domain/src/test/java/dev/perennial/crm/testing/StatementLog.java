package dev.perennial.crm.testing;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.LoggerFactory;

/**
 * The SQL statements that the thread that opened it sends while it is open, through JDBC or JPA alike, to prove that no query
 * runs in a loop. What the product does meanwhile in the background is not counted.
 */
public final class StatementLog implements AutoCloseable {

    private static final List<String> SOURCES =
            List.of("org.springframework.jdbc.core.JdbcTemplate", "org.hibernate.SQL");

    private final Thread thread = Thread.currentThread();
    private final List<String> statements = new CopyOnWriteArrayList<>();
    private final AppenderBase<ILoggingEvent> appender = new AppenderBase<>() {
        @Override
        protected void append(ILoggingEvent event) {
            if (!Thread.currentThread().equals(thread)) {
                return;
            }
            String message = event.getFormattedMessage();
            if (event.getLoggerName().equals("org.hibernate.SQL")
                    || message.startsWith("Executing prepared SQL statement [")) {
                statements.add(message);
            }
        }
    };

    private StatementLog() {}

    public static StatementLog open() {
        StatementLog log = new StatementLog();
        log.appender.start();
        for (String source : SOURCES) {
            Logger logger = (Logger) LoggerFactory.getLogger(source);
            logger.setLevel(Level.DEBUG);
            logger.setAdditive(false);
            logger.addAppender(log.appender);
        }
        return log;
    }

    /** What was sent so far, in order. */
    public List<String> statements() {
        return List.copyOf(statements);
    }

    @Override
    public void close() {
        for (String source : SOURCES) {
            Logger logger = (Logger) LoggerFactory.getLogger(source);
            logger.detachAppender(appender);
            logger.setLevel(null);
            logger.setAdditive(true);
        }
    }
}
