package dev.perennial.crm.reliability;

import dev.perennial.crm.app.database.EmbeddedDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * Kills the application and its database at random moments under load, then restores a backup made meanwhile.
 * {@code -Dcrm.kills=100} kills more often than every build needs; {@code -Dcrm.kills.seed} draws other moments.
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
        restore(killAgainAndAgain());
    }

    /** @return a backup that was made under load, after the last kill */
    private Load.Backup killAgainAndAgain() throws Exception {
        Random random = new Random(SEED);
        try (KilledServer server = new KilledServer(directory("killed"))) {
            server.start();
            Load load = new Load(server, server.archivist());
            Archives archives = new Archives(server.backups());
            load.prepare();
            for (int kill = 1; kill <= KILLS; kill++) {
                load.start();
                // the moment is drawn
                Thread.sleep(random.nextInt(LATEST_MILLIS));
                boolean database = kill % 2 == 0;
                if (database) {
                    server.killDatabase();
                    load.killed();
                    server.awaitService();
                } else {
                    server.kill();
                    load.killed();
                    server.start();
                }
                awaitWork(load);
                load.stop();
                List<Path> done = check(server, load.acknowledged());
                archives.hold(done, load.latest().archive());
                System.out.printf(
                        "%d. %s killed: %s, %d archives whole%n",
                        kill, database ? "PostgreSQL" : "application", load, archives.size());
            }
            return load.latest();
        }
    }

    /** A run that is asked for after a death clears up after the one that died, and so does a backup. */
    private static void awaitWork(Load load) {
        int orders = load.acknowledged().size();
        int runs = load.runs();
        int backups = load.backups();
        Awaitility.await("orders are taken, scores and backups made again")
                .atMost(PATIENCE)
                .until(() -> load.acknowledged().size() > orders + Load.WRITERS
                        && load.runs() > runs
                        && load.backups() > backups);
    }

    /** What was acknowledged before the backup began is in a new installation that is made of it, and nothing is half there. */
    private void restore(Load.Backup backup) throws Exception {
        try (KilledServer fresh = new KilledServer(directory("fresh"))) {
            fresh.restore(backup.archive());
            fresh.start();
            check(fresh, backup.acknowledged());
        }
    }

    /** @return the archives that the server lists as done */
    private static List<Path> check(KilledServer server, Set<String> acknowledged) {
        try (EmbeddedDatabase database = server.database()) {
            Truth truth = new Truth(JdbcClient.create(
                    new DriverManagerDataSource(database.url(), database.username(), database.password())));
            Awaitility.await("what was at work goes on or is given up")
                    .atMost(PATIENCE)
                    .until(truth::isQuiet);
            truth.holds(acknowledged);
            return truth.archives();
        }
    }

    private Path directory(String name) throws IOException {
        return Files.createDirectory(root.resolve(name));
    }
}
