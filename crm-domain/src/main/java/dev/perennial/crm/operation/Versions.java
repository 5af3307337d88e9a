package dev.perennial.crm.operation;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import lombok.RequiredArgsConstructor;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** What runs here. */
@Service
@RequiredArgsConstructor
public class Versions {

    private static final long MEGABYTE = 1 << 20;

    private final Installation installation;
    private final JdbcClient jdbc;
    private final Flyway flyway;

    /**
     * At this moment.
     *
     * @param product       the release; empty where it was not packaged
     * @param java          the release of Java
     * @param database      PostgreSQL's release
     * @param embedded      whether that is the embedded one
     * @param schema        the last migration of the tables; empty before the first
     * @param heapUsed      MB of memory in use by objects
     * @param heapMost      MB of memory objects may use
     * @param running       for how long this server runs
     */
    public record Now(
            String product,
            String java,
            String database,
            boolean embedded,
            String schema,
            long heapUsed,
            long heapMost,
            Duration running) {

        /** @param now the present moment */
        public Instant since(Instant now) {
            return now.minus(running);
        }
    }

    public Now now() {
        Runtime runtime = Runtime.getRuntime();
        MigrationInfo last = flyway.info().current();
        return new Now(
                installation.version(),
                Runtime.version().toString(),
                jdbc.sql("show server_version").query(String.class).single(),
                installation.embedded(),
                last == null ? "" : Objects.toString(last.getVersion(), ""),
                (runtime.totalMemory() - runtime.freeMemory()) / MEGABYTE,
                runtime.maxMemory() / MEGABYTE,
                Duration.ofMillis(ManagementFactory.getRuntimeMXBean().getUptime()));
    }
}
