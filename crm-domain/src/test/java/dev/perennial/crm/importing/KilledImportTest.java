package dev.perennial.crm.importing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.crm.testing.ChildProcess;
import dev.perennial.crm.testing.DatabaseTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

/** SIGKILL in the middle of an import in another process. */
@DatabaseTest(properties = "crm.test.own-database=killed-imports")
class KilledImportTest extends ImportingTest {

    private static final int ORDERS = 150_000;
    private static final int LINES_OF_AN_ORDER = 3;

    @Autowired
    JdbcConnectionDetails database;

    @TempDir
    Path directory;

    @Test
    void aKilledImportLeavesWholeOrdersOnlyIsMarkedAndItsFileSentAgainCompletes()
            throws IOException, InterruptedException {
        Path file = file();
        Random random = new Random(20261122);
        for (int kill = 0; kill < 2; kill++) {
            Process child = importing(file);
            child.waitFor(random.nextInt(1_000), TimeUnit.MILLISECONDS);
            child.destroyForcibly().waitFor();

            Import killed = ended();
            assertThatOrdersAreWhole();
            if (killed.status() != ImportStatus.DONE) {
                assertThat(messages(killed)).isEqualTo("failure.interrupted[]");
                assertThat(killed.rowsAccepted()).isZero();
            }
        }

        Import again = send(ImportType.ORDERS, OnError.SKIP, Files.readAllBytes(file));

        assertThat(again.status()).isEqualTo(ImportStatus.DONE);
        assertThat(again.created() + again.unchanged()).isEqualTo(ORDERS);
        assertThat(count("orders")).isEqualTo(ORDERS);
        assertThatOrdersAreWhole();
        assertThat(jdbc.sql("select sum(orders) from purchase_day")
                        .query(Long.class)
                        .single())
                .isEqualTo(ORDERS);
    }

    private void assertThatOrdersAreWhole() {
        assertThat(jdbc.sql("""
                                select count(*) from orders o
                                where (select count(*) from order_line l where l.order_id = o.id) <> ?""").param(LINES_OF_AN_ORDER).query(Long.class).single())
                .isZero();
        assertThat(count("orders")).isIn(0L, (long) ORDERS);
    }

    /** The newest import, once the database knows that its process is no more. */
    private Import ended() {
        Instant limit = Instant.now().plus(Duration.ofSeconds(60));
        Import newest = newest();
        while (newest.isRunning() && Instant.now().isBefore(limit)) {
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
            newest = newest();
        }
        return newest;
    }

    private Import newest() {
        return imports.list(ADMIN, null, 1).items().getFirst();
    }

    private Path file() throws IOException {
        StringBuilder text = new StringBuilder("order_no,customer_no,ordered_at,sku,quantity,unit_price\n");
        for (int line = 0; line < ORDERS * LINES_OF_AN_ORDER; line++) {
            int order = line / LINES_OF_AN_ORDER;
            text.append("O%d,C%d,2026-03-01,P%d,1,10\n".formatted(order, order % 5_000, line % 100));
        }
        return Files.writeString(directory.resolve("orders.csv"), text);
    }

    private Process importing(Path file) throws IOException {
        return ChildProcess.start(database, ImportChild.class, file.toString(), "--crm.import.directory=" + directory);
    }
}
