package dev.perennial.crm.reliability;

import dev.perennial.crm.app.database.EmbeddedDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * Kills the application and its database at random moments under load. {@code -Dcrm.kills=100} kills more often than every
 * build needs; {@code -Dcrm.kills.seed} draws other moments.
 */
class ReliabilityTest {

    private static final int KILLS = Integer.getInteger("crm.kills", 2);
    private static final long SEED = Long.getLong("crm.kills.seed", 20261122);
    private static final int LATEST_MILLIS = 4_000;
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    @TempDir
    Path root;

    @Test
    void everythingAcknowledgedIsThereOnceAndNothingIsHalfDoneHoweverOftenItIsKilled() throws Exception {
        Random random = new Random(SEED);
        try (KilledServer server = new KilledServer(root)) {
            server.start();
            Load load = new Load(server);
            load.prepare();
            for (int kill = 1; kill <= KILLS; kill++) {
                load.start();
                // the moment is drawn
                Thread.sleep(random.nextInt(LATEST_MILLIS));
                boolean database = kill % 2 == 0;
                if (database) {
                    server.killDatabase();
                    server.awaitService();
                } else {
                    server.kill();
                    server.start();
                }
                int before = load.acknowledged().size();
                Awaitility.await("orders are taken again")
                        .atMost(PATIENCE)
                        .until(() -> load.acknowledged().size() > before + Load.WRITERS);
                load.stop();
                check(server, load);
                System.out.printf("%d. %s killed: %s%n", kill, database ? "PostgreSQL" : "application", load);
            }
        }
    }

    private static void check(KilledServer server, Load load) {
        try (EmbeddedDatabase database = server.database()) {
            Truth truth = new Truth(JdbcClient.create(
                    new DriverManagerDataSource(database.url(), database.username(), database.password())));
            Awaitility.await("what was at work goes on or is given up")
                    .atMost(PATIENCE)
                    .until(truth::isQuiet);
            truth.holds(load.acknowledged());
        }
    }
}
