package dev.perennial.crm.segmentation.portfolio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.perennial.crm.customer.Tier;
import dev.perennial.crm.identity.People;
import dev.perennial.crm.identity.Viewer;
import dev.perennial.crm.identity.Visibility;
import dev.perennial.crm.segmentation.careplan.ScoreRows;
import dev.perennial.crm.segmentation.portfolio.LatenessHistory.Mover;
import dev.perennial.crm.segmentation.portfolio.LatenessHistory.Movers;
import dev.perennial.crm.segmentation.portfolio.LatenessHistory.Point;
import dev.perennial.crm.segmentation.run.ScoreRuns;
import dev.perennial.crm.shared.Business;
import dev.perennial.crm.shared.NotFound;
import dev.perennial.crm.testing.DatabaseTest;
import dev.perennial.crm.testing.SalesForce;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Two runs over 200 customers of two reps, a lead and the pool, drawn at random from a fixed seed. */
@DatabaseTest(properties = "crm.test.own-database=lateness")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LatenessTest {

    @Autowired
    LatenessReport report;

    @Autowired
    LatenessHistory history;

    @Autowired
    ScoreRuns runs;

    @Autowired
    People people;

    @Autowired
    Business business;

    @Autowired
    JdbcClient jdbc;

    SalesForce force;
    long before;
    long now;

    @BeforeAll
    void score() {
        force = SalesForce.hired(people, "late");
        ScoreRows scores = new ScoreRows(jdbc);
        List<@Nullable Viewer> owners = Arrays.asList(force.rep(), force.rep2(), force.lead(), null);
        Random random = new Random(11);
        before = scores.run(yesterday().minusDays(30));
        for (int i = 0; i < 200; i++) {
            scores.customer("late-" + i, owners.get(i % 4));
            draw(scores, before, "late-" + i, random);
        }
        jdbc.sql("update customer set region = (array['East', 'West', null])[1 + id % 3]")
                .update();
        now = scores.run(yesterday());
        for (int i = 0; i < 200; i++) {
            draw(scores, now, "late-" + i, random);
        }
    }

    @Test
    void everyCutAddsUpToTheTotalForEverybody() {
        for (Viewer viewer : everybody()) {
            Lateness lateness = lateness(viewer, null);

            for (List<Slice> cut : List.of(
                    lateness.tiers(),
                    lateness.bands(),
                    lateness.owners(),
                    lateness.regions(),
                    lateness.stages(),
                    lateness.segments(),
                    cells(lateness))) {
                assertThat(sum(cut)).isEqualTo(figures(lateness.total()));
            }
        }
    }

    @Test
    void theTotalIsWhatTheViewersOwnCustomersAddUpTo() {
        for (Viewer viewer : everybody()) {
            Visibility visibility = Visibility.of(viewer);
            Long late = jdbc.sql("""
                            select count(*) from customer_score s join customer c on c.id = s.customer_id
                            where s.run_id = :run and s.overdue_ratio > 1.5 and %s""".formatted(visibility.predicate()))
                    .params(visibility.parameters())
                    .param("run", now)
                    .query(Long.class)
                    .single();
            assertThat(lateness(viewer, null).total().lateCustomers()).isEqualTo(late);
        }
    }

    @Test
    void aRepsFiguresHoldNobodyElsesCustomers() {
        assertThat(lateness(force.rep(), null).owners()).extracting(Slice::key).containsExactly("late-rep");
        assertThat(lateness(force.lead(), null).owners())
                .extracting(Slice::key)
                .containsExactlyInAnyOrder("late-rep", "late-lead");
        assertThat(lateness(force.rep(), null).total().customers()).isEqualTo(50);
        assertThat(lateness(force.head(), null).total().customers()).isEqualTo(200);
    }

    @Test
    void anEarlierRunShowsItsOwnFigures() {
        Lateness earlier = lateness(force.admin(), before);

        assertThat(earlier.run().id()).isEqualTo(before);
        assertThat(figures(earlier.total()))
                .isNotEqualTo(figures(lateness(force.admin(), null).total()));
        assertThatExceptionOfType(NotFound.class).isThrownBy(() -> runs.shown(987_654L));
    }

    @Test
    void theHistoryAgreesWithTheReportOfEachOfItsRuns() {
        for (Viewer viewer : everybody()) {
            List<Point> points = history.points(viewer);

            assertThat(points).extracting(Point::runId).containsExactly(before, now);
            assertThat(points).allSatisfy(point -> {
                Slice total = lateness(viewer, point.runId()).total();
                assertThat(point.customers()).isEqualTo(total.customers());
                assertThat(point.lateCustomers()).isEqualTo(total.lateCustomers());
                assertThat(point.lateRevenue()).isEqualByComparingTo(total.lateRevenue());
            });
        }
    }

    @Test
    void whoMovedFellAndIsTheViewersToSee() {
        Movers movers = history.movers(force.rep(), runs.get(now));

        assertThat(movers.since()).isEqualTo(yesterday().minusDays(30));
        assertThat(movers.downATier())
                .isNotEmpty()
                .allSatisfy(mover -> assertThat(mover.tier().stars())
                        .isLessThan(mover.tierBefore().stars()));
        assertThat(movers.intoLateness()).isNotEmpty().allSatisfy(mover -> {
            assertThat(mover.bandBefore().isOverdue()).isFalse();
            assertThat(mover.band().isOverdue()).isTrue();
        });
        assertThat(Stream.concat(movers.downATier().stream(), movers.intoLateness().stream()))
                .extracting(Mover::ownerName)
                .containsOnly("late-rep");
        assertThat(movers.downATier()).hasSizeLessThanOrEqualTo(LatenessHistory.MOVERS);
        assertThat(history.movers(force.rep(), runs.get(before)).since()).isNull();
    }

    private List<Viewer> everybody() {
        return List.of(force.rep(), force.rep2(), force.lead(), force.head(), force.admin());
    }

    private Lateness lateness(Viewer viewer, @Nullable Long run) {
        return report.of(viewer, runs.shown(run).orElseThrow());
    }

    private static List<Slice> cells(Lateness lateness) {
        return lateness.matrix().values().stream()
                .flatMap(bands -> bands.values().stream())
                .toList();
    }

    private static List<BigDecimal> sum(List<Slice> slices) {
        return slices.stream()
                .map(LatenessTest::figures)
                .reduce((one, other) -> java.util.stream.IntStream.range(0, one.size())
                        .mapToObj(i -> one.get(i).add(other.get(i)))
                        .toList())
                .orElseThrow();
    }

    private static List<BigDecimal> figures(Slice slice) {
        return Stream.of(
                        BigDecimal.valueOf(slice.customers()),
                        slice.revenue(),
                        BigDecimal.valueOf(slice.overdueCustomers()),
                        slice.overdueRevenue(),
                        BigDecimal.valueOf(slice.silentCustomers()),
                        slice.silentRevenue())
                .map(figure -> figure.setScale(4))
                .toList();
    }

    private static void draw(ScoreRows scores, long run, String customer, Random random) {
        String tier = Tier.values()[random.nextInt(5)].name();
        Double ratio = random.nextInt(20) == 0 ? null : Double.valueOf(random.nextDouble() * 4);
        scores.score(run, customer, tier, Math.round(random.nextDouble() * 1_000_000) / 100.0, ratio);
    }

    private LocalDate yesterday() {
        return business.lastCompleteDay();
    }
}
