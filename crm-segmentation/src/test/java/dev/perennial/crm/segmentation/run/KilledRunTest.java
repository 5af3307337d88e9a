package dev.perennial.crm.segmentation.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.crm.testing.ChildProcess;
import dev.perennial.crm.testing.DatabaseTest;
import java.io.IOException;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.jdbc.core.JdbcTemplate;

/** SIGKILL at random moments of a run in another process. */
@DatabaseTest(properties = "crm.test.own-database=score-runs")
class KilledRunTest {

    private static final int KILLS = 3;
    private static final int CUSTOMERS = 2_357;
    private static final LocalDate FIRST = LocalDate.of(1997, 9, 30);

    @Autowired
    ScoreRuns scoreRuns;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    JdbcConnectionDetails database;

    @Test
    void aKilledRunLeavesThePreviousOneCurrentAndTheNextSucceeds() throws IOException, InterruptedException {
        Cdnow.load(jdbc);
        Random random = new Random(20261121);
        for (int kill = 0; kill < KILLS; kill++) {
            Process child = ChildProcess.start(database, ScoreRunChild.class, FIRST.toString());
            boolean endedByItself = child.waitFor(random.nextInt(1_200), TimeUnit.MILLISECONDS);
            child.destroyForcibly().waitFor();
            assertThat(endedByItself).isFalse();

            assertThatThePublishedRunIsWhole();
            ScoreRun next = scoreRuns.run(FIRST.plusDays(100 + kill), null, ScoreRuns.SYSTEM, ProgressListener.NONE);

            assertThat(next.status()).isEqualTo(ScoreRun.Status.DONE);
            assertThat(next.current()).isTrue();
            assertThatThePublishedRunIsWhole();
            assertThat(count("select count(*) from score_run where status = 'RUNNING'"))
                    .isZero();
            assertThatOnlyKeptRunsHaveScores();
        }
    }

    private void assertThatThePublishedRunIsWhole() {
        ScoreRun current = scoreRuns.current().orElseThrow();
        assertThat(current.status()).isEqualTo(ScoreRun.Status.DONE);
        assertThat(count("select count(*) from customer_score where run_id = " + current.id()))
                .isEqualTo(CUSTOMERS);
    }

    private void assertThatOnlyKeptRunsHaveScores() {
        assertThat(count("select count(distinct run_id) from customer_score"))
                .isEqualTo(count("select count(*) from score_run where kept"));
        assertThat(count("select count(*) from pg_class where relname ~ '^customer_score_\\d+$' and relkind = 'r'"))
                .isEqualTo(count("select count(*) from score_run where kept"));
    }

    private int count(String sql) {
        return Objects.requireNonNull(jdbc.queryForObject(sql, Integer.class));
    }
}
