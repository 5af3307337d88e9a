package dev.perennial.crm.web.support;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.crm.identity.Role;
import dev.perennial.crm.identity.Viewer;
import dev.perennial.crm.testing.TestClock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class KeptFiguresTest {

    private static final Viewer ADMIN = new Viewer(1, "admin", Role.ADMIN, null, false);
    private static final Viewer OTHER_ADMIN = new Viewer(2, "other", Role.ADMIN, null, false);
    private static final Viewer LEAD = new Viewer(3, "lead", Role.MANAGER, 7L, false);
    private static final long MANY = KeptFigures.SMALL + 1L;

    private final TestClock clock = new TestClock();
    private final KeptFigures figures = new KeptFigures(clock);
    private final AtomicInteger times = new AtomicInteger();

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
