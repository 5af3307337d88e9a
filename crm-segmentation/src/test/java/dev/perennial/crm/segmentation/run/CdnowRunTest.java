package dev.perennial.crm.segmentation.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.perennial.crm.segmentation.forecast.ModelSummary;
import dev.perennial.crm.testing.DatabaseTest;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

@DatabaseTest(properties = "crm.test.own-database=score-runs")
class CdnowRunTest {

    private static final LocalDate CALIBRATION_END = LocalDate.of(1997, 9, 30);
    private static final Comparator<Double> WITHIN_TWO_PER_MILLE =
            (one, other) -> Math.abs(one - other) <= .002 * Math.abs(other) ? 0 : Double.compare(one, other);

    @Autowired
    ScoreRuns scoreRuns;

    @Autowired
    JdbcTemplate jdbc;

    @BeforeEach
    void load() {
        Cdnow.load(jdbc);
    }

    @Test
    void scoresTheSampleAsOfTheEndOfItsCalibrationPeriod() {
        ScoreRun run = scoreRuns.run(CALIBRATION_END, null, ScoreRuns.SYSTEM, ProgressListener.NONE);

        assertThat(run.status()).isEqualTo(ScoreRun.Status.DONE);
        assertThat(run.current()).isTrue();
        assertThat(run.customers()).isEqualTo(2_357);
        // Fader, Hardie and Lee (2005): 2,357 customers, 2,457 repeat transactions in the first 39 weeks
        assertThat(one("select sum(total_occasions - 1) from customer_score", Integer.class))
                .isEqualTo(2_457);
        assertThat(one("select max(last_day) from customer_score", LocalDate.class))
                .isEqualTo(CALIBRATION_END);
        // the pyramid the first policy aims at: about 2, 6, 17, 30 and 45 %
        assertThat(jdbc.queryForList(
                        "select count(*) from customer_score group by tier order by count(*)", Integer.class))
                .containsExactly(47, 128, 411, 736, 1_035);
    }

    /** Fader, Hardie and Lee (2005) and Fader and Hardie (2013) published these of the same data, in weeks rounded to whole days. */
    @Test
    void learnsThePublishedModels() {
        ModelSummary models = Objects.requireNonNull(scoreRuns
                .run(CALIBRATION_END, null, ScoreRuns.SYSTEM, ProgressListener.NONE)
                .models());

        ModelSummary.BetaGeometric bgnbd = Objects.requireNonNull(models.bgnbd());
        assertThat(List.of(bgnbd.r(), bgnbd.alpha(), bgnbd.a(), bgnbd.b(), bgnbd.logLikelihood()))
                .usingElementComparator(WITHIN_TWO_PER_MILLE)
                .containsExactly(.2426, 4.414, .7929, 2.426, -9582.43);
        assertThat(bgnbd.customers()).isEqualTo(2_357);
        ModelSummary.Pareto pareto = Objects.requireNonNull(models.paretoNbd());
        assertThat(pareto.logLikelihood()).isCloseTo(-9594.98, within(.05));
        ModelSummary.Spend spend = Objects.requireNonNull(models.gammaGamma());
        assertThat(List.of(spend.p(), spend.q(), spend.gamma()))
                .usingElementComparator(WITHIN_TWO_PER_MILLE)
                .containsExactly(6.25, 3.74, 15.44);
        assertThat(spend.customers()).isEqualTo(946);
        assertThat(models.warnings()).isEmpty();
    }

    @Test
    void foretellsEveryCustomer() {
        scoreRuns.run(CALIBRATION_END, null, ScoreRuns.SYSTEM, ProgressListener.NONE);

        assertThat(one("""
                        select count(*) from customer_score
                        where p_alive between 0 and 1 and churn_risk between 0 and 1 and clv >= 0
                          and expected_orders_90 between 0 and expected_orders_365""", Integer.class)).isEqualTo(2_357);
        assertThat(one("select sum(expected_orders_90) from customer_score", Double.class))
                .isBetween(400.0, 700.0);
    }

    @Test
    void looksAtNoLaterOrder() {
        scoreRuns.run(CALIBRATION_END, null, ScoreRuns.SYSTEM, ProgressListener.NONE);
        List<String> withTheFuture = scores();

        jdbc.update("delete from purchase_day where business_day > ?", CALIBRATION_END);
        ScoreRun again = scoreRuns.run(CALIBRATION_END, null, ScoreRuns.SYSTEM, ProgressListener.NONE);

        assertThat(scores()).isEqualTo(withTheFuture);
        assertThat(one("select count(distinct fingerprint) from score_run", Integer.class))
                .isEqualTo(1);
        assertThat(again.current()).isTrue();
    }

    private List<String> scores() {
        return jdbc.query("""
                select (to_jsonb(s) - 'run_id')::text from customer_score s
                where run_id = (select run_id from current_score_run) order by customer_id""", (row, number) -> row.getString(1));
    }

    private <T> T one(String sql, Class<T> type) {
        return java.util.Objects.requireNonNull(jdbc.queryForObject(sql, type));
    }
}
