package dev.perennial.crm.web.support;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.crm.identity.Role;
import dev.perennial.crm.identity.Viewer;
import dev.perennial.crm.testing.TestClock;
import dev.perennial.crm.web.testing.WebTest;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@WebTest
class KeptFiguresTest {

    private static final Viewer ADMIN = new Viewer(1, "admin", Role.ADMIN, null, false);
    private static final Viewer OTHER_ADMIN = new Viewer(2, "other", Role.ADMIN, null, false);
    private static final Viewer LEAD = new Viewer(3, "lead", Role.MANAGER, null, false);
    private static final long MANY = KeptFigures.SMALL + 1L;

    private final TestClock clock = new TestClock();
    private final AtomicInteger times = new AtomicInteger();

    @Autowired
    JdbcClient jdbc;

    private KeptFigures figures;

    @BeforeEach
    void open() {
        figures = new KeptFigures(clock, jdbc);
    }

    @AfterEach
    void close() {
        figures.destroy();
    }

    @Test
    void figuresOfFewCustomersAreAddedUpEachTime() {
        assertThat(figures.of(ADMIN, KeptFigures.SMALL, List.of("sum"), times::incrementAndGet))
                .isEqualTo(new Kept<>(1, null));
        assertThat(figures.of(ADMIN, KeptFigures.SMALL, List.of("sum"), times::incrementAndGet))
                .isEqualTo(new Kept<>(2, null));
    }

    @Test
    void figuresOfManyAreKeptForAllWhoSeeTheSame() {
        assertThat(sum(ADMIN)).isEqualTo(new Kept<>(1, TestClock.START));
        clock.advance(KeptFigures.FRESH);
        assertThat(sum(OTHER_ADMIN)).isEqualTo(new Kept<>(1, TestClock.START));
        assertThat(sum(LEAD).figures()).isEqualTo(2);
        assertThat(sum(LEAD.standingFor(Set.of(9L))).figures()).isEqualTo(3);
        assertThat(figures.of(ADMIN, MANY, List.of("other sum"), times::incrementAndGet)
                        .figures())
                .isEqualTo(4);
    }

    @Test
    void figuresOfAManagerAreAddedUpAnewOnceOtherTeamsAreBelow() {
        long top = team(null);
        long below = team(top);
        Viewer manager = new Viewer(4, "manager", Role.MANAGER, top, true);
        assertThat(sum(manager).figures()).isEqualTo(1);
        assertThat(sum(manager).figures()).isEqualTo(1);

        jdbc.sql("update team set parent_id = null where id = ?").param(below).update();

        assertThat(sum(manager).figures()).isEqualTo(2);
    }

    private long team(@Nullable Long parent) {
        return jdbc.sql("insert into team (name, parent_id) values (?, ?) returning id")
                .param(UUID.randomUUID().toString())
                .param(parent)
                .query(Long.class)
                .single();
    }

    @Test
    void figuresNoLongerFreshAreGivenOnceMoreAndAddedUpMeanwhile() throws InterruptedException {
        sum(ADMIN);
        clock.advance(KeptFigures.FRESH.plusSeconds(1));
        assertThat(sum(ADMIN).figures()).isEqualTo(1);
        waitForWork();
        assertThat(sum(ADMIN)).isEqualTo(new Kept<>(2, clock.instant()));
    }

    @Test
    void figuresTooOldAreAddedUpAtOnce() {
        sum(ADMIN);
        clock.advance(KeptFigures.USABLE.plusSeconds(1));
        assertThat(sum(ADMIN)).isEqualTo(new Kept<>(2, clock.instant()));
    }

    @Test
    void figuresCanBePreparedUnlessTheyAreQuick() throws InterruptedException {
        figures.prepare(ADMIN, KeptFigures.SMALL, List.of("sum"), times::incrementAndGet);
        figures.prepare(ADMIN, MANY, List.of("sum"), times::incrementAndGet);
        waitForWork();
        clock.advance(Duration.ofSeconds(1));
        assertThat(sum(ADMIN)).isEqualTo(new Kept<>(1, TestClock.START));
    }

    @Test
    void figuresThatAreKeptAreNotPreparedOnceMore() throws InterruptedException {
        sum(ADMIN);
        clock.advance(KeptFigures.FRESH.plusSeconds(1));
        figures.prepare(ADMIN, MANY, List.of("sum"), times::incrementAndGet);
        waitForWork();
        assertThat(times).hasValue(1);
    }

    @Test
    void ofLongSumsNoMoreThanThreeAreAddedUpAtOnce() throws InterruptedException {
        CountDownLatch mayEnd = new CountDownLatch(1);
        List<Thread> readers = IntStream.range(0, 5)
                .mapToObj(reader -> Thread.ofPlatform()
                        .start(() -> figures.of(
                                ADMIN, MANY, List.of("sum", reader), figures.inTurn(() -> addingUntil(mayEnd)))))
                .toList();
        Awaitility.await("each adds up or waits for its turn")
                .until(() -> readers.stream().allMatch(reader -> reader.getState() == Thread.State.WAITING));
        assertThat(times).hasValue(3);
        assertThat(figures.of(LEAD, MANY, List.of("quick"), () -> "at once").figures())
                .isEqualTo("at once");

        mayEnd.countDown();
        for (Thread reader : readers) {
            reader.join();
        }
        assertThat(times).hasValue(5);
    }

    private int addingUntil(CountDownLatch mayEnd) {
        try {
            int turn = times.incrementAndGet();
            mayEnd.await();
            return turn;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private Kept<Integer> sum(Viewer viewer) {
        return figures.of(viewer, MANY, List.of("sum"), times::incrementAndGet);
    }

    /** Work is done in the order it was taken on. */
    private void waitForWork() throws InterruptedException {
        CountDownLatch done = new CountDownLatch(1);
        figures.prepare(LEAD, MANY, List.of("last"), () -> {
            done.countDown();
            return 0;
        });
        assertThat(done.await(1, TimeUnit.MINUTES)).isTrue();
    }
}
