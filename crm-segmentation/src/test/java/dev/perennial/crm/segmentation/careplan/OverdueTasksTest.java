package dev.perennial.crm.segmentation.careplan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.crm.care.CareTasks;
import dev.perennial.crm.care.Completion;
import dev.perennial.crm.care.TaskStatus;
import dev.perennial.crm.identity.People;
import dev.perennial.crm.identity.Viewer;
import dev.perennial.crm.interaction.Outcome;
import dev.perennial.crm.segmentation.careplan.OverdueTasks.Applied;
import dev.perennial.crm.shared.Business;
import dev.perennial.crm.testing.DatabaseTest;
import dev.perennial.crm.testing.SalesForce;
import dev.perennial.crm.testing.TestClock;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@DatabaseTest(properties = "crm.test.own-database=care-plan")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OverdueTasksTest {

    private static final List<String> TIERS = List.of("PLATINUM", "GOLD", "SILVER", "BRONZE", "STANDARD");
    private static final int MOST_BY_A_RUN = 10;
    private static final int MOST_OPEN = 30;

    @Autowired
    OverdueTasks rule;

    @Autowired
    CareTasks tasks;

    @Autowired
    CareQueue queue;

    @Autowired
    People people;

    @Autowired
    Business business;

    @Autowired
    TestClock clock;

    @Autowired
    JdbcClient jdbc;

    SalesForce force;
    ScoreRows scores;

    @BeforeAll
    void hire() {
        force = SalesForce.hired(people, "rule");
        scores = new ScoreRows(jdbc);
    }

    @BeforeEach
    void start() {
        jdbc.sql("truncate customer, score_run cascade").update();
    }

    @Test
    void aTaskIsMadeFromTheThresholdOfTheTierOnForTheOwner() {
        customer("gold-late", force.rep());
        customer("gold-early", force.rep());
        customer("silver-late", force.rep2());
        long run = scores.run(yesterday());
        scores.score(run, "gold-late", "GOLD", 9000, 1.5);
        scores.score(run, "gold-early", "GOLD", 9000, 1.49);
        scores.score(run, "silver-late", "SILVER", 9000, 1.74);

        assertThat(rule.apply(run)).isEqualTo(new Applied(1, 1, 0));

        QueuedTask task = queue.list(force.rep(), today(), null, 10).items().getFirst();
        assertThat(task.customerNo()).isEqualTo("gold-late");
        assertThat(task.assignee()).isEqualTo(new QueuedTask.Person("rule-rep", "rule-rep"));
        assertThat(task.dueOn()).isEqualTo(business.today().plusDays(2));
        assertThat(task.effortMinutes()).isEqualTo(20);
        assertThat(task.reason())
                .isEqualTo(new OverdueReason(20, 6L, 30, "GOLD", new BigDecimal("9000.0000"), yesterday()));
    }

    @Test
    void customersOfThePoolGetTasksThatAreNobodys() {
        customer("pool", null);
        long run = scores.run(yesterday());
        scores.score(run, "pool", "GOLD", 9000, 2.0);

        rule.apply(run);

        assertThat(queue.list(force.head(), today(), null, 10).items())
                .singleElement()
                .satisfies(task -> assertThat(task.assignee()).isNull());
    }

    @Test
    void aFirstRunOverManyOverdueCustomersFloodsNobodyAndTakesTheWorthwhileFirst() {
        long run = scores.run(yesterday());
        for (int i = 0; i < 60; i++) {
            customer("many-" + i, force.rep());
            scores.score(run, "many-" + i, TIERS.get(i % 5), 1000 + i, 2.9);
        }

        Applied applied = rule.apply(run);

        assertThat(applied.found()).isEqualTo(60);
        assertThat(applied.made()).isEqualTo(MOST_BY_A_RUN);
        assertThat(customersWithTasks())
                .contains("many-59", "many-58", "many-57")
                .doesNotContain("many-0");
        assertThat(jdbc.sql("""
                                select count(*) from care_task t join customer_score s
                                on s.run_id = %d and s.customer_id = t.customer_id where s.tier = 'STANDARD'""".formatted(run)).query(Long.class).single()).isLessThanOrEqualTo(1);
    }

    @Test
    void aRunOfLongAgoMakesNoTasks() {
        customer("old", force.rep());
        long run = scores.run(business.today().minusDays(8));
        scores.score(run, "old", "PLATINUM", 9000, 2.0);

        assertThat(rule.apply(run)).isEqualTo(new Applied(0, 0, 0));
        assertThat(customersWithTasks()).isEmpty();
    }

    @Test
    void aRunToldOfTwiceIsWorkedOnOnce() {
        long run = scores.run(yesterday());
        for (int i = 0; i < 20; i++) {
            customer("twice-" + i, force.rep());
            scores.score(run, "twice-" + i, TIERS.get(i % 5), 1000, 2.9);
        }
        int made = rule.apply(run).made();

        assertThat(rule.apply(run)).isEqualTo(new Applied(0, 0, 0));
        assertThat(customersWithTasks()).hasSize(made);
    }

    @Test
    void aCustomerRestsAfterATaskWasDone() {
        customer("rest", force.rep());
        long task = taskOf("rest", applyWith("rest", 2.0));
        tasks.complete(force.rep(), task, new Completion(Outcome.REACHED, null, null, null));

        clock.advance(Duration.ofDays(29));
        assertThat(applyWith("rest", 2.9).made()).isZero();
        clock.advance(Duration.ofDays(2));
        assertThat(applyWith("rest", 3.0).made()).isOne();
    }

    @Test
    void aTaskIsWithdrawnOnceTheCustomerHasBoughtAndComesBackWhenTheyAreLateAgain() {
        customer("bought", force.rep());
        applyWith("bought", 2.0);

        clock.advance(Duration.ofDays(1));
        assertThat(applyWith("bought", 0.2).withdrawn()).isOne();
        assertThat(queue.list(force.rep(), today(), null, 10).items()).isEmpty();
        clock.advance(Duration.ofDays(1));
        assertThat(applyWith("bought", 1.6).made()).isOne();
    }

    @Test
    void aCustomerWithoutRevenueOrWithoutARhythmGetsNone() {
        customer("nothing", force.rep());
        customer("unknown", force.rep());
        long run = scores.run(yesterday());
        scores.score(run, "nothing", "GOLD", 0, 2.0);
        scores.score(run, "unknown", "GOLD", 9000, null);

        assertThat(rule.apply(run).found()).isZero();
    }

    @Test
    void aRuleSwitchedOffDoesNothing() {
        customer("off", force.rep());
        jdbc.sql("update care_rule set enabled = false").update();
        try {
            assertThat(applyWith("off", 2.0)).isEqualTo(new Applied(0, 0, 0));
        } finally {
            jdbc.sql("update care_rule set enabled = true").update();
        }
    }

    /** Whatever happens over a month of runs, the promises about tasks hold after each. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void neverTwoOpenForACustomerAndNeverMoreThanTheCaps(long seed) {
        Random random = new Random(seed);
        List<Viewer> owners = List.of(force.rep(), force.rep2(), force.lead());
        for (int i = 0; i < 150; i++) {
            customer("any-" + i, i % 10 == 0 ? null : owners.get(random.nextInt(3)));
        }
        for (int day = 0; day < 12; day++) {
            long run = scores.run(yesterday());
            for (int i = 0; i < 150; i++) {
                scores.score(
                        run, "any-" + i, TIERS.get(random.nextInt(5)), random.nextInt(20_000), random.nextDouble() * 4);
            }
            long before = maxTask();
            rule.apply(run);

            assertThat(worst("select count(*) from care_task where status in ('OPEN', 'SNOOZED') group by customer_id"))
                    .isLessThanOrEqualTo(1);
            assertThat(worst("select count(*) from care_task where id > " + before + " group by assignee_id"))
                    .isLessThanOrEqualTo(MOST_BY_A_RUN);
            assertThat(worst("select count(*) from care_task where status in ('OPEN', 'SNOOZED') group by assignee_id"))
                    .isLessThanOrEqualTo(MOST_OPEN);
            doSome(random);
            clock.advance(Duration.ofDays(1));
        }
        assertThat(maxTask()).isGreaterThan(30);
    }

    private void doSome(Random random) {
        for (QueuedTask task : queue.list(force.admin(), pending(), null, 5).items()) {
            switch (random.nextInt(3)) {
                case 0 -> tasks.cancel(force.admin(), task.id());
                case 1 ->
                    tasks.snooze(force.admin(), task.id(), business.today().plusDays(1 + random.nextInt(5)));
                default -> tasks.complete(force.admin(), task.id(), new Completion(Outcome.REACHED, null, null, null));
            }
        }
    }

    private Applied applyWith(String customer, double ratio) {
        long run = scores.run(yesterday());
        scores.score(run, customer, "GOLD", 9000, ratio);
        return rule.apply(run);
    }

    private long taskOf(String customer, Applied applied) {
        assertThat(applied.made()).isOne();
        return queue.ofCustomer(force.admin(), customer).getFirst().id();
    }

    private QueueFilter today() {
        return QueueFilter.dueUntil(business.today().plusDays(7), null);
    }

    private static QueueFilter pending() {
        return QueueFilter.ofStatus(TaskStatus.OPEN, null, QueueFilter.Sort.PRIORITY);
    }

    private LocalDate yesterday() {
        return business.lastCompleteDay();
    }

    private List<String> customersWithTasks() {
        return jdbc.sql("select c.customer_no from care_task t join customer c on c.id = t.customer_id")
                .query((row, number) -> row.getString(1))
                .list();
    }

    private long maxTask() {
        return jdbc.sql("select coalesce(max(id), 0) from care_task")
                .query(Long.class)
                .single();
    }

    private long worst(String counts) {
        return jdbc.sql("select coalesce(max(count), 0) from (" + counts + ") counts")
                .query(Long.class)
                .single();
    }

    private void customer(String number, @Nullable Viewer owner) {
        scores.customer(number, owner);
    }
}
