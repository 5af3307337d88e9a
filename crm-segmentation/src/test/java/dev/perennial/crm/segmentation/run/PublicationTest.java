package dev.perennial.crm.segmentation.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.crm.segmentation.tier.TierExplanation;
import dev.perennial.crm.segmentation.tier.TierPolicies;
import dev.perennial.crm.segmentation.tier.TierReasons;
import dev.perennial.crm.shared.InvalidInput;
import dev.perennial.crm.testing.DatabaseTest;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

@DatabaseTest(properties = {"crm.test.own-database=score-runs", "crm.score-runs.keep=4"})
class PublicationTest {

    private static final LocalDate DAY = LocalDate.of(1997, 12, 31);
    private static final int CUSTOMERS = 2_357;

    @Autowired
    ScoreRuns scoreRuns;

    @Autowired
    RunExecution execution;

    @Autowired
    Retention retention;

    @Autowired
    ScoreTable table;

    @Autowired
    TierPolicies policies;

    @Autowired
    TierReasons reasons;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    DataSource source;

    @BeforeEach
    void load() {
        Cdnow.load(jdbc);
    }

    @Test
    void readersNeverSeeHalfARun() throws Exception {
        LocalDate start = DAY.plusYears(1);
        run(start, null);
        AtomicBoolean done = new AtomicBoolean();
        CompletableFuture<Integer> reader = CompletableFuture.supplyAsync(() -> {
            int reads = 0;
            for (; !done.get(); reads++) {
                // as every page does: the run first, then its scores by a literal that names one partition
                long current = count("select run_id from current_score_run");
                assertThat(count("select count(*) from customer_score where run_id = " + current))
                        .isEqualTo(CUSTOMERS);
            }
            return reads;
        });
        for (int day = 1; day <= 8; day++) {
            run(start.plusDays(day), null);
        }
        done.set(true);

        assertThat(reader.get()).isPositive();
    }

    @Test
    void anOlderDayIsKeptButNotPublishedUnlessAskedFor() {
        ScoreRun first = run(DAY, null);
        ScoreRun older = run(DAY.minusDays(30), null);

        assertThat(first.current()).isTrue();
        assertThat(older.current()).isFalse();
        assertThat(older.kept()).isTrue();
        assertThat(run(DAY.minusDays(60), true).current()).isTrue();
        assertThat(run(DAY.plusDays(1), false).current()).isFalse();
    }

    @Test
    void movesAreWrittenOnlyWhenTheDayMovesForward() {
        ScoreRun first = run(DAY, null);
        assertThat(moves(first)).isZero();
        assertThat(moves(run(DAY, null))).isZero();
        assertThat(moves(run(DAY.minusDays(90), true))).isZero();

        ScoreRun later = run(DAY.plusDays(60), null);

        assertThat(moves(later)).isPositive();
        assertThat(count("""
                        select count(*) from customer_score now join customer_score before using (customer_id)
                        where now.run_id = %d and before.run_id = (
                            select max(id) from score_run where as_of = date '1997-12-31') and now.tier <> before.tier""".formatted(later.id()))).isEqualTo(moves(later));
    }

    @Test
    void oldRunsGiveTheirSpaceBack() {
        for (int day = 0; day < 6; day++) {
            run(DAY.plusDays(day), null);
        }

        assertThat(count("select count(distinct run_id) from customer_score")).isEqualTo(4);
        assertThat(count("select count(*) from score_run where kept")).isEqualTo(4);
        assertThat(count("select count(*) from score_run")).isEqualTo(6);
    }

    @Test
    void scoresOfARunThatWasCutOffBeforeItsEndAreClearedAway() {
        ScoreRun whole = run(DAY, null);
        long cutOff = cutOff(whole);

        execution.recover();

        assertThat(count("select count(*) from customer_score where run_id = " + cutOff))
                .isZero();
        assertThat(tables(cutOff)).isZero();
        assertThat(count("select count(*) from customer_score where run_id = " + whole.id()))
                .isEqualTo(CUSTOMERS);
    }

    @Test
    void scoresThatABackupIsReadingAreNotWaitedForAndClearedAwayTheNextTime() throws SQLException {
        ScoreRun whole = run(DAY, null);
        long cutOff = cutOff(whole);
        try (Connection backup = source.getConnection();
                Statement statement = backup.createStatement()) {
            backup.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            backup.setAutoCommit(false);
            statement.execute("lock table customer_score_%d in access share mode".formatted(cutOff));
            statement.executeQuery("select count(*) from customer");

            retention.dropLeftovers(Duration.ofMillis(100));

            assertThat(tables(cutOff)).isOne();
            assertThat(tables(cutOff(whole))).as("the next run adds its scores").isOne();
            backup.rollback();
            backup.setAutoCommit(true);
        }

        execution.recover();

        assertThat(tables(cutOff)).isZero();
        assertThat(count("select count(*) from pg_inherits where inhparent = 'customer_score'::regclass"))
                .isEqualTo(count("select count(*) from score_run where kept"));
        assertThat(jdbc.queryForObject("show lock_timeout", String.class)).isEqualTo("0");
    }

    private int tables(long run) {
        return count("select count(*) from pg_class where relname = 'customer_score_%d'".formatted(run));
    }

    private long cutOff(ScoreRun whole) {
        long id = count("""
                insert into score_run (as_of, status, requested_by, created_at)
                values ('1998-01-31', 'RUNNING', 'system', now()) returning id""");
        table.attach(copyOf(whole, id));
        return id;
    }

    private long copyOf(ScoreRun whole, long id) {
        jdbc.execute("create table customer_score_%d (like customer_score including defaults including constraints)"
                .formatted(id));
        jdbc.execute("insert into customer_score_%d select * from customer_score where run_id = %d"
                .formatted(id, whole.id()));
        jdbc.execute("update customer_score_%d set run_id = %d".formatted(id, id));
        return id;
    }

    @Test
    void anOccasionTakenBackNoLongerCountsFromThatDayOn() {
        jdbc.execute(
                "delete from purchase_day where customer_id not in (select id from customer where customer_no = '00004')");
        // bought 1 and 18 January, 2 August, 12 December 1997; what was bought in August was returned in September
        jdbc.execute("update purchase_day set void_on = '1997-09-10' where business_day = '1997-08-02'");

        run(LocalDate.of(1997, 9, 9), null);
        assertThat(one("total_occasions || ' ' || last_day")).isEqualTo("3 1997-08-02");

        run(DAY, null);
        assertThat(one("total_occasions || ' ' || last_day")).isEqualTo("3 1997-12-12");
        // gaps of 17 and 328 days around the day that is none any more
        double mean = 345 / 2.0;
        double relative = (17 * 17 + 328 * 328) / (mean * mean) - 2;
        double spread = mean * Math.sqrt((3 * relative + relative) / 4);
        assertThat(Double.parseDouble(one("gap_mean"))).isEqualTo(mean);
        assertThat(Double.parseDouble(one("gap_spread"))).isCloseTo(spread, Assertions.within(1e-4));
    }

    @Test
    void aRunOverNobodyIsNotPublished() {
        jdbc.execute("truncate customer cascade");

        ScoreRun run = run(DAY, null);

        assertThat(run.status()).isEqualTo(ScoreRun.Status.DONE);
        assertThat(scoreRuns.current()).isEmpty();
        assertThat(policies.inForce()).isEmpty();
    }

    @Test
    void everyStoredTierIsTheOneExplained() {
        run(DAY, null);

        jdbc.query("select customer_id, tier from customer_score", row -> {
            TierExplanation why = reasons.of(row.getLong("customer_id")).orElseThrow();
            assertThat(why.tier().name()).isEqualTo(row.getString("tier"));
        });
    }

    @Test
    void aDayThatHasNotComeIsRefused() {
        Assertions.assertThatExceptionOfType(InvalidInput.class).isThrownBy(() -> run(LocalDate.of(2026, 3, 17), null));
    }

    private ScoreRun run(LocalDate asOf, @org.jspecify.annotations.Nullable Boolean publish) {
        return scoreRuns.run(asOf, publish, ScoreRuns.SYSTEM, ProgressListener.NONE);
    }

    private int moves(ScoreRun run) {
        return count("select count(*) from tier_change where run_id = " + run.id());
    }

    private int count(String sql) {
        return Objects.requireNonNull(jdbc.queryForObject(sql, Integer.class));
    }

    private String one(String expression) {
        return Objects.requireNonNull(jdbc.queryForObject(
                "select " + expression + " from customer_score where run_id = (select run_id from current_score_run)",
                String.class));
    }
}
