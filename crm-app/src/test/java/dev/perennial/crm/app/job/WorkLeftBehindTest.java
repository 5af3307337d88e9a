package dev.perennial.crm.app.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.perennial.crm.app.testing.ApplicationTest;
import dev.perennial.crm.segmentation.run.ScoreRun;
import dev.perennial.crm.segmentation.run.ScoreRuns;
import dev.perennial.crm.shared.LeftBehind;
import dev.perennial.crm.shared.WorkLock;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@ApplicationTest
class WorkLeftBehindTest {

    /** The lock of score runs. */
    private static final long RUNS = 7_362_001_100L;

    @Autowired
    List<LeftBehind> work;

    @Autowired
    ScoreRuns runs;

    @Autowired
    WorkLock lock;

    @Autowired
    JdbcClient jdbc;

    @Test
    void whatADeadNodeWasAtIsMarkedAndWhatItHadQueuedIsDone() {
        long begun = leave("RUNNING");
        long queued = leave("QUEUED");

        // a run of another test may still be at work, which is no reason to fail
        Awaitility.await().atMost(Duration.ofMinutes(3)).until(() -> {
            work.forEach(LeftBehind::takeUp);
            return runs.get(begun).status() == ScoreRun.Status.FAILED;
        });
        assertTimeoutPreemptively(Duration.ofMinutes(3), () -> awaitEnd(queued));
        assertThat(runs.get(queued).status()).isEqualTo(ScoreRun.Status.DONE);
    }

    @Test
    void whatANodeThatLivesIsAtIsLeftToIt() {
        lock.waitAndHold(RUNS, () -> {
            long begun = leave("RUNNING");
            long queued = leave("QUEUED");

            work.forEach(LeftBehind::takeUp);

            assertThat(runs.get(begun).status()).isEqualTo(ScoreRun.Status.RUNNING);
            assertThat(runs.get(queued).status()).isEqualTo(ScoreRun.Status.QUEUED);
            jdbc.sql("delete from score_run where id in (?, ?)")
                    .params(begun, queued)
                    .update();
            return true;
        });
    }

    private long leave(String status) {
        return jdbc.sql("""
                        insert into score_run (as_of, status, requested_by, created_at)
                        values ('2026-01-31', ?, 'system', '2026-02-01T00:00:00Z') returning id""").param(status).query(Long.class).single();
    }

    /** Waits for its turn after the run, which has been taken up by then or is the next. */
    private void awaitEnd(long run) throws InterruptedException {
        while (runs.underWay().stream().anyMatch(waiting -> waiting.id() == run)) {
            Thread.sleep(Duration.ofMillis(20));
        }
    }
}
