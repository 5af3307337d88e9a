package dev.perennial.crm.segmentation.careplan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.perennial.crm.care.CareTasks;
import dev.perennial.crm.care.Completion;
import dev.perennial.crm.care.NewTask;
import dev.perennial.crm.care.TaskKind;
import dev.perennial.crm.care.TaskStatus;
import dev.perennial.crm.identity.People;
import dev.perennial.crm.identity.Viewer;
import dev.perennial.crm.interaction.Outcome;
import dev.perennial.crm.segmentation.careplan.CareQueue.Counts;
import dev.perennial.crm.segmentation.careplan.QueueFilter.Sort;
import dev.perennial.crm.shared.Business;
import dev.perennial.crm.shared.Gone;
import dev.perennial.crm.shared.InvalidInput;
import dev.perennial.crm.shared.NotFound;
import dev.perennial.crm.shared.Page;
import dev.perennial.crm.testing.DatabaseTest;
import dev.perennial.crm.testing.SalesForce;
import dev.perennial.crm.testing.TestClock;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@DatabaseTest(properties = "crm.test.own-database=care-plan")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CareQueueTest {

    @Autowired
    CareQueue queue;

    @Autowired
    CareTasks tasks;

    @Autowired
    People people;

    @Autowired
    Business business;

    @Autowired
    Watchlist watchlist;

    @Autowired
    PlatformTransactionManager transactions;

    @Autowired
    TestClock clock;

    @Autowired
    JdbcClient jdbc;

    SalesForce force;
    ScoreRows scores;

    @BeforeAll
    void hire() {
        force = SalesForce.hired(people, "queue");
        scores = new ScoreRows(jdbc);
    }

    @BeforeEach
    void start() {
        jdbc.sql("truncate customer, score_run cascade").update();
    }

    @Test
    void thePriorityIsWhatTheNumbersBesideItGive() {
        Random random = new Random(7);
        long run = scores.run(business.lastCompleteDay());
        for (int i = 0; i < 40; i++) {
            scores.customer("any-" + i, force.rep());
            scores.score(run, "any-" + i, "GOLD", random.nextDouble() * 50_000 - 500, random.nextDouble() * 5);
            task("any-" + i, 1 + random.nextInt(90), 0);
        }

        List<QueuedTask> all =
                queue.list(force.rep(), open(Sort.PRIORITY), null, 100).items();

        assertThat(all).hasSize(40);
        assertThat(all).allSatisfy(task -> {
            Priority shown = shown(task);
            assertThat(shown)
                    .isEqualTo(Priority.of(shown.basis(), shown.value(), shown.factor(), task.effortMinutes()));
            assertThat(shown.value().stripTrailingZeros().scale()).isLessThanOrEqualTo(0);
            assertThat(shown.factor()).isBetween(BigDecimal.ZERO, BigDecimal.valueOf(3));
        });
        assertThat(all).extracting(task -> shown(task).perHour()).isSortedAccordingTo((a, b) -> b.compareTo(a));
    }

    @Test
    void valueAtRiskDecidesWhereItIsKnown() {
        long run = scores.run(business.lastCompleteDay());
        for (String number : List.of("loyal", "leaving")) {
            scores.customer(number, force.rep());
            scores.score(run, number, "GOLD", "loyal".equals(number) ? 90_000 : 1000, 1.0);
            task(number, 30, 0);
        }
        jdbc.sql("""
                        update customer_score set clv = f.clv, churn_risk = f.risk, value_at_risk = f.clv * f.risk::numeric
                        from (values ('loyal', 40000.0, 0.02), ('leaving', 2000.4, 0.804)) f (number, clv, risk), customer c
                        where c.customer_no = f.number and c.id = customer_score.customer_id""").update();

        List<QueuedTask> all =
                queue.list(force.rep(), open(Sort.PRIORITY), null, 10).items();

        assertThat(all).extracting(QueuedTask::customerNo).containsExactly("leaving", "loyal");
        assertThat(shown(all.getFirst()))
                .isEqualTo(
                        Priority.of(Priority.Basis.VALUE_AT_RISK, new BigDecimal("2000"), new BigDecimal("0.80"), 30));
        assertThat(shown(all.getFirst()).perHour()).isEqualByComparingTo("3200");
    }

    @Test
    void whoHasNoScoreComesLastAndWhoHasNoRhythmCountsOnce() {
        long run = scores.run(business.lastCompleteDay());
        scores.customer("potential", force.rep());
        scores.customer("no-rhythm", force.rep());
        scores.score(run, "no-rhythm", "GOLD", 1000, null);
        task("potential", 15, 0);
        task("no-rhythm", 15, 0);

        List<QueuedTask> all =
                queue.list(force.rep(), open(Sort.PRIORITY), null, 10).items();

        assertThat(all).extracting(QueuedTask::customerNo).containsExactly("no-rhythm", "potential");
        assertThat(shown(all.getFirst()).perHour()).isEqualByComparingTo("4000");
        assertThat(all.getLast().score()).isNull();
    }

    @Test
    void pagesFollowEachOtherWithoutGapOrRepetitionEvenAmongEquals() {
        long run = scores.run(business.lastCompleteDay());
        for (int i = 0; i < 23; i++) {
            scores.customer("page-" + i, force.rep());
            scores.score(run, "page-" + i, "GOLD", 1000 * (i % 3), 2.0);
            task("page-" + i, 15, i % 2);
        }

        for (Sort sort : Sort.values()) {
            List<Long> whole = queue.list(force.rep(), open(sort), null, 100).items().stream()
                    .map(QueuedTask::id)
                    .toList();
            assertThat(whole).hasSize(23);
            assertThat(pageByPage(open(sort), 4)).isEqualTo(whole);
        }
    }

    @Test
    void laterPagesKeepTheRunOfTheFirstUntilThatRunIsGone() {
        long first = scores.run(business.lastCompleteDay());
        for (String customer : List.of("a", "b", "c")) {
            scores.customer(customer, force.rep());
            scores.score(first, customer, "GOLD", 1000 + customer.charAt(0), 2.0);
            task(customer, 15, 0);
        }
        String cursor = queue.list(force.rep(), open(Sort.PRIORITY), null, 1).nextCursor();
        scores.run(business.lastCompleteDay());

        assertThat(queue.list(force.rep(), open(Sort.PRIORITY), cursor, 5).items())
                .extracting(QueuedTask::customerNo)
                .containsExactly("b", "a");
        jdbc.sql("delete from score_run where id = ?").param(first).update();
        assertThatExceptionOfType(Gone.class).isThrownBy(() -> queue.list(force.rep(), open(Sort.PRIORITY), cursor, 5));
    }

    @Test
    void aCursorThatIsNotOursIsRefused() {
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> queue.list(force.rep(), open(Sort.PRIORITY), "bm8", 5));
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> queue.list(force.rep(), open(Sort.PRIORITY), "YR9iH2MfZA", 5));
    }

    @Test
    void everybodySeesTheTasksTheyMayWorkOnInListCountAndByKey() {
        scores.customer("of-rep", force.rep());
        scores.customer("of-rep2", force.rep2());
        scores.customer("of-pool", null);
        long ofRep = task("of-rep", 15, 0);
        long ofRep2 = task("of-rep2", 15, 0);
        long ofPool = task("of-pool", 15, 0);

        assertSees(force.rep(), List.of(ofRep), List.of(ofRep2, ofPool));
        assertSees(force.rep2(), List.of(ofRep2), List.of(ofRep, ofPool));
        assertSees(force.lead(), List.of(ofRep), List.of(ofRep2, ofPool));
        assertSees(force.head(), List.of(ofRep, ofRep2, ofPool), List.of());
        assertSees(force.admin(), List.of(ofRep, ofRep2, ofPool), List.of());
    }

    @Test
    void aProfileNamesWhoIsAtItButOnlyTheirOwnTasksAreForThemToDo() {
        scores.customer("shared", force.rep());
        long task = task("shared", 15, 0);
        tasks.reassign(force.head(), task, "queue-rep2");

        assertThat(queue.ofCustomer(force.rep(), "shared")).singleElement().satisfies(shown -> {
            assertThat(shown.mayWorkOn()).isFalse();
            assertThat(shown.assignee()).isEqualTo(new QueuedTask.Person("queue-rep2", "queue-rep2"));
        });
        assertThat(queue.ofCustomer(force.rep2(), "shared"))
                .singleElement()
                .satisfies(shown -> assertThat(shown.mayWorkOn()).isTrue());
        scores.customer("hidden", force.rep2());
        task("hidden", 15, 0);
        assertThat(queue.ofCustomer(force.rep(), "hidden")).isEmpty();
    }

    @Test
    void whatWasPutOffIsLaterAndOpenAgainOnItsDay() {
        scores.customer("snoozed", force.rep());
        long task = task("snoozed", 15, 0);
        tasks.snooze(force.rep(), task, business.today().plusDays(3));

        assertThat(queue.counts(force.rep(), null)).isEqualTo(new Counts(0, 0, 1, 0, 0));
        assertThat(queue.task(force.rep(), task).status()).isEqualTo(TaskStatus.SNOOZED);
        clock.advance(Duration.ofDays(3));
        assertThat(queue.counts(force.rep(), null)).isEqualTo(new Counts(1, 0, 0, 15, 0));
        assertThat(queue.task(force.rep(), task).status()).isEqualTo(TaskStatus.OPEN);
        assertThat(queue.list(force.rep(), open(Sort.DUE), null, 5).items()).hasSize(1);
        clock.advance(Duration.ofDays(1));
        assertThat(queue.counts(force.rep(), null)).isEqualTo(new Counts(1, 1, 0, 15, 0));
    }

    @Test
    void whatWasDoneTodayIsCountedAndListedWithItsOutcome() {
        scores.customer("done", force.rep());
        long task = task("done", 15, 0);
        tasks.complete(force.rep(), task, new Completion(Outcome.DECLINED, "Not now", null, null));

        assertThat(queue.counts(force.rep(), "queue-rep")).isEqualTo(new Counts(0, 0, 0, 0, 1));
        QueuedTask.Closing closing = queue.task(force.rep(), task).closing();
        assertThat(closing)
                .isEqualTo(new QueuedTask.Closing(Outcome.DECLINED, "Not now", null, business.now(), "queue-rep"));
    }

    @Test
    void whatWasDoneLongAgoIsNotReadToCountWhatIsToDo() {
        scores.customer("old", force.rep());
        jdbc.sql("""
                        insert into care_task (customer_id, kind, due_on, status, outcome, completed_at, completed_by)
                        select id, 'CALL', :day, 'DONE', 'REACHED', :day, :rep
                        from customer cross join generate_series(1, 5000) where customer_no = 'old'""")
                .param("day", business.today().minusYears(1))
                .param("rep", force.rep().userId())
                .update();
        jdbc.sql("analyze care_task").update();
        task("old", 15, 0);

        assertThat(tasksRead(() -> queue.counts(force.rep(), null))).isBetween(1L, 10L);
        assertThat(tasksRead(() -> watchlist.team(force.lead()))).isBetween(1L, 10L);
    }

    /** Counted by PostgreSQL itself; what it had counted before is taken off. */
    private long tasksRead(Runnable query) {
        return Objects.requireNonNull(new TransactionTemplate(transactions).execute(status -> {
            long before = tasksRead();
            query.run();
            return tasksRead() - before;
        }));
    }

    private long tasksRead() {
        return jdbc.sql("""
                        select coalesce(idx_tup_fetch, 0) + seq_tup_read from pg_stat_xact_user_tables
                        where relname = 'care_task'""").query(Long.class).single();
    }

    private void assertSees(Viewer viewer, List<Long> seen, List<Long> unseen) {
        assertThat(queue.list(viewer, open(Sort.DUE), null, 10).items())
                .extracting(QueuedTask::id)
                .containsExactlyElementsOf(seen);
        assertThat(queue.counts(viewer, null).today()).isEqualTo(seen.size());
        assertThat(seen)
                .allSatisfy(id -> assertThat(queue.task(viewer, id).id()).isEqualTo(id));
        assertThat(unseen)
                .allSatisfy(id -> assertThatExceptionOfType(NotFound.class).isThrownBy(() -> queue.task(viewer, id)));
    }

    private List<Long> pageByPage(QueueFilter filter, int size) {
        List<Long> ids = new ArrayList<>();
        String cursor = null;
        do {
            Page<QueuedTask> page = queue.list(force.rep(), filter, cursor, size);
            page.items().forEach(task -> ids.add(task.id()));
            cursor = page.nextCursor();
        } while (cursor != null);
        return ids;
    }

    private static Priority shown(QueuedTask task) {
        QueuedTask.@Nullable Score score = task.score();
        if (score == null) {
            throw new AssertionError("No score: " + task);
        }
        return score.priority();
    }

    private static QueueFilter open(Sort sort) {
        return QueueFilter.ofStatus(TaskStatus.OPEN, null, sort);
    }

    private long task(String customerNo, int minutes, int dueInDays) {
        return tasks.create(
                force.admin(),
                customerNo,
                new NewTask(TaskKind.CALL, "Call", business.today().plusDays(dueInDays), minutes, null));
    }
}
