package dev.perennial.crm.segmentation.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import dev.perennial.crm.customer.Tier;
import dev.perennial.crm.identity.People;
import dev.perennial.crm.identity.Viewer;
import dev.perennial.crm.identity.Visibility;
import dev.perennial.crm.segmentation.careplan.ScoreRows;
import dev.perennial.crm.segmentation.forecast.RiskBand;
import dev.perennial.crm.segmentation.forecast.RiskBands;
import dev.perennial.crm.segmentation.portfolio.Filter;
import dev.perennial.crm.segmentation.portfolio.Portfolio;
import dev.perennial.crm.segmentation.portfolio.Sorting;
import dev.perennial.crm.segmentation.run.ScoreRun;
import dev.perennial.crm.segmentation.run.ScoreRuns;
import dev.perennial.crm.shared.Business;
import dev.perennial.crm.shared.Forbidden;
import dev.perennial.crm.shared.InvalidInput;
import dev.perennial.crm.shared.Page;
import dev.perennial.crm.testing.DatabaseTest;
import dev.perennial.crm.testing.SalesForce;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Two runs over 200 customers of two reps, a lead and the pool, drawn at random from a fixed seed. */
@DatabaseTest(properties = "crm.test.own-database=risk")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RiskTest {

    private static final LocalDate FIRST_MONTH = LocalDate.of(2026, 3, 1);

    @Autowired
    RiskReport report;

    @Autowired
    RiskMoves moves;

    @Autowired
    RetentionReport retention;

    @Autowired
    RiskBandPolicy bands;

    @Autowired
    Portfolio portfolio;

    @Autowired
    ScoreRuns runs;

    @Autowired
    People people;

    @Autowired
    Business business;

    @Autowired
    JdbcClient jdbc;

    SalesForce force;
    ScoreRun before;
    ScoreRun now;

    @BeforeAll
    void score() {
        force = SalesForce.hired(people, "risk");
        ScoreRows scores = new ScoreRows(jdbc);
        List<@Nullable Viewer> owners = Arrays.asList(force.rep(), force.rep2(), force.lead(), null);
        Random random = new Random(12);
        long earlier = scores.run(business.lastCompleteDay().minusDays(30));
        for (int i = 0; i < 200; i++) {
            scores.customer("risk-" + i, owners.get(i % 4));
            draw(scores, earlier, "risk-" + i, random);
        }
        jdbc.sql("update customer set region = (array['East', 'West', null])[1 + id % 3]")
                .update();
        long later = scores.run(business.lastCompleteDay());
        for (int i = 0; i < 200; i++) {
            draw(scores, later, "risk-" + i, random);
        }
        before = runs.get(earlier);
        now = runs.get(later);
    }

    @Test
    void everyCutAddsUpToTheTotalAndItsTiersToEachSlice() {
        for (Viewer viewer : everybody()) {
            RiskOverview overview = report.of(viewer, now);

            for (List<RiskSlice> cut : List.of(
                    overview.tiers(), overview.stages(), overview.regions(), overview.owners(), overview.teams())) {
                RiskSlice sum = RiskSlice.sum("", cut);
                assertThat(sum.customers()).isEqualTo(overview.total().customers());
                assertThat(sum.high()).isEqualTo(overview.total().high());
                assertThat(sum.valueAtRisk())
                        .isEqualByComparingTo(overview.total().valueAtRisk());
                assertThat(sum.lifetimeValue())
                        .isEqualByComparingTo(overview.total().lifetimeValue());
            }
            for (RiskSlice owner : overview.owners()) {
                assertThat(owner.byTier().values().stream().reduce(BigDecimal.ZERO, BigDecimal::add))
                        .isEqualByComparingTo(owner.valueAtRisk());
            }
        }
    }

    @Test
    void theTotalIsWhatTheViewersOwnCustomersAddUpTo() {
        for (Viewer viewer : everybody()) {
            Visibility visibility = Visibility.of(viewer);
            BigDecimal own = jdbc.sql("""
                            select sum(s.clv * s.churn_risk::numeric)
                            from customer_score s join customer c on c.id = s.customer_id
                            where s.run_id = :run and %s""".formatted(visibility.predicate()))
                    .params(visibility.parameters())
                    .param("run", now.id())
                    .query(BigDecimal.class)
                    .single();
            assertThat(report.of(viewer, now).total().valueAtRisk()).isCloseTo(own, within(BigDecimal.ONE));
        }
        assertThat(report.of(force.rep(), now).owners())
                .extracting(RiskSlice::key)
                .containsExactly("risk-rep");
    }

    @Test
    void bandsThatAnAdministratorMovesHoldAtOnceForListsPagesAndSums() {
        RiskBands wanted = new RiskBands(.1, .2, .9, new BigDecimal("10"), new BigDecimal("50"), new BigDecimal("200"));
        assertThatExceptionOfType(Forbidden.class).isThrownBy(() -> bands.preview(force.lead(), wanted));
        RiskBandPolicy.Preview preview = bands.preview(force.admin(), wanted);
        assertThat(preview.byRisk())
                .isNotEqualTo(bands.preview(force.admin(), bands.current()).byRisk());
        try {
            bands.change(force.admin(), wanted, "Spring");

            assertThat(bands.current().risks()).isEqualTo(wanted.risks());
            assertThat(bands.current().valueCritical()).isEqualByComparingTo(wanted.valueCritical());
            assertThat(bands.versions())
                    .extracting(RiskBandPolicy.Version::version, RiskBandPolicy.Version::author)
                    .containsExactly(tuple(2, "risk-admin"), tuple(1, "system"));
            for (RiskBand band : RiskBand.values()) {
                assertThat((long) portfolio.count(force.admin(), Filter.ALL.withRisk(band), null))
                        .isEqualTo(preview.byRisk().get(band));
                assertThat((long) portfolio.count(force.admin(), Filter.ALL.withAtRisk(band), null))
                        .isEqualTo(preview.byValue().get(band));
            }
            assertThat(portfolio
                            .list(force.admin(), Filter.ALL, Sorting.DEFAULT, null, 300, null)
                            .page()
                            .items())
                    .hasSizeGreaterThan(100)
                    .allSatisfy(row -> assertThat(row.riskBand()).isEqualTo(band(row.churnRisk())));
            assertThat(report.of(force.admin(), now).total().high())
                    .isEqualTo(preview.byRisk().getOrDefault(RiskBand.HIGH, 0L)
                            + preview.byRisk().getOrDefault(RiskBand.CRITICAL, 0L));
            assertThat(moves.list(force.admin(), before, now, RiskMoves.Wanted.UP, null, 300)
                            .items())
                    .isNotEmpty()
                    .allSatisfy(move -> {
                        assertThat(move.band()).isEqualTo(band(move.risk())).isGreaterThan(move.bandBefore());
                        assertThat(move.bandBefore()).isEqualTo(band(move.riskBefore()));
                    });
            assertThat(jdbc.sql("select count(*) from change_log where entity = 'risk_bands' and entity_key = '2'")
                            .query(Integer.class)
                            .single())
                    .isOne();
        } finally {
            jdbc.sql("delete from risk_bands where version > 1").update();
        }
    }

    @Test
    void onlyAdministratorsMoveBandsAndOnlyUpwards() {
        RiskBands current = bands.current();
        assertThatExceptionOfType(Forbidden.class).isThrownBy(() -> bands.change(force.head(), current, "Because"));
        assertThatExceptionOfType(InvalidInput.class).isThrownBy(() -> bands.change(force.admin(), current, " "));
        BigDecimal ten = BigDecimal.TEN;
        for (double high : List.of(.25, 1.2, Double.NaN)) {
            assertThatExceptionOfType(InvalidInput.class)
                    .isThrownBy(() -> new RiskBands(.25, high, .75, BigDecimal.ONE, ten, new BigDecimal(20)));
        }
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> new RiskBands(.25, .5, .75, BigDecimal.ONE, ten, ten));
        assertThat(bands.versions()).hasSize(1);
    }

    private static @Nullable RiskBand band(@Nullable Double risk) {
        return risk == null
                ? null
                : risk >= .9
                        ? RiskBand.CRITICAL
                        : risk >= .2 ? RiskBand.HIGH : risk >= .1 ? RiskBand.ELEVATED : RiskBand.LOW;
    }

    @Test
    void theMovesAddUpAndTheListHoldsThemAllOnce() {
        for (Viewer viewer : everybody()) {
            Moves between = moves.between(viewer, before, now);

            assertThat(between.all()).isEqualTo(report.of(viewer, now).total().customers());
            List<Move> up = everyMove(viewer, RiskMoves.Wanted.UP);
            assertThat(up)
                    .hasSize((int) between.up())
                    .doesNotHaveDuplicates()
                    .allSatisfy(move -> assertThat(move.band()).isGreaterThan(move.bandBefore()))
                    .isSortedAccordingTo((one, other) -> value(other).compareTo(value(one)));
            between.counts()
                    .forEach((from, row) ->
                            row.forEach((to, count) -> assertThat(everyMove(viewer, new RiskMoves.Wanted(from, to)))
                                    .as("%s to %s", from, to)
                                    .hasSize(count.intValue())));
        }
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> moves.list(force.admin(), before, now, RiskMoves.Wanted.UP, "x", 5));
    }

    @Test
    void whoComesBackIsCountedByHand() {
        long run = run(LocalDate.of(2026, 5, 31));
        // three new in March: one bought again in April and May, one in May, one never; one new in April came back in
        // May
        buys(
                "stay-1",
                FIRST_MONTH.plusDays(3),
                FIRST_MONTH.plusDays(20),
                LocalDate.of(2026, 4, 5),
                LocalDate.of(2026, 5, 9));
        buys("stay-2", FIRST_MONTH.plusDays(9), LocalDate.of(2026, 5, 30));
        buys("stay-3", FIRST_MONTH.plusDays(28));
        buys("stay-4", LocalDate.of(2026, 4, 30), LocalDate.of(2026, 5, 1), LocalDate.of(2026, 6, 2));

        Retention found = retention.of(force.admin(), runs.get(run));

        assertThat(found.cohorts())
                .containsExactly(
                        new Retention.Cohort(FIRST_MONTH, 3, List.of(1L, 2L)),
                        new Retention.Cohort(FIRST_MONTH.plusMonths(1), 1, List.of(1L)));
        assertThat(found.repurchases())
                .containsExactly(
                        new Retention.Repurchase(30, 4, 2), // after 17 and 1 days
                        new Retention.Repurchase(60, 3, 1)); // only March lies 60 days back
        assertThat(found.quarters()).isEmpty();
        assertThat(retention.of(force.rep(), runs.get(run)).cohorts()).isEmpty();

        long later = run(LocalDate.of(2026, 6, 30));
        assertThat(retention.of(force.admin(), runs.get(later)).quarters())
                .containsExactly(new Retention.Quarter(LocalDate.of(2026, 4, 1), 3, 2));
    }

    private long run(LocalDate asOf) {
        return jdbc.sql("""
                        insert into score_run (as_of, policy_version, status, kept, requested_by)
                        values (?, 1, 'DONE', true, 'test') returning id""").param(asOf).query((row, number) -> row.getLong(1)).single();
    }

    private void buys(String number, LocalDate... days) {
        new ScoreRows(jdbc).customer(number, null);
        for (LocalDate day : days) {
            jdbc.sql("""
                            insert into purchase_day (customer_id, business_day, orders, units, gross, net, profit)
                            select id, ?, 1, 1, 10, 10, 3 from customer where customer_no = ?""").params(day, number).update();
        }
    }

    private List<Move> everyMove(Viewer viewer, RiskMoves.Wanted wanted) {
        List<Move> all = new ArrayList<>();
        String cursor = null;
        do {
            Page<Move> page = moves.list(viewer, before, now, wanted, cursor, 7);
            all.addAll(page.items());
            cursor = page.nextCursor();
        } while (cursor != null);
        return all;
    }

    private static BigDecimal value(Move move) {
        return move.valueAtRisk() == null ? BigDecimal.ZERO : move.valueAtRisk();
    }

    private List<Viewer> everybody() {
        return List.of(force.rep(), force.rep2(), force.lead(), force.head(), force.admin());
    }

    private void draw(ScoreRows scores, long run, String customer, Random random) {
        String tier = Tier.values()[random.nextInt(5)].name();
        scores.score(run, customer, tier, random.nextInt(1_000_000) / 100.0, 1.0);
        jdbc.sql("""
                        update customer_score
                        set churn_risk = :risk, clv = :clv, value_at_risk = :clv::numeric * :risk::numeric
                        where run_id = :run and customer_id = (select id from customer where customer_no = :customer)""")
                .param("risk", random.nextDouble())
                .param("clv", random.nextInt(10) == 0 ? null : random.nextInt(100_000), java.sql.Types.NUMERIC)
                .param("run", run)
                .param("customer", customer)
                .update();
    }
}
