package dev.perennial.crm.web.support;

import dev.perennial.crm.identity.Role;
import dev.perennial.crm.identity.Viewer;
import dev.perennial.crm.shared.BackgroundWork;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Keeps figures that take long to add up, for people who may see the same customers. Those of up to {@value #SMALL} customers
 * are added up each time they are asked for; those of more are given as they are kept for up to {@link #USABLE}, and added up
 * anew behind the back of whoever asks for them later than {@link #FRESH}. Only sums are kept, never what may be read of one
 * customer: each reading of that is allowed or not when it happens.
 */
@Component
@RequiredArgsConstructor
public class KeptFigures implements DisposableBean {

    static final int SMALL = 50_000;
    static final Duration FRESH = Duration.ofMinutes(2);
    static final Duration USABLE = Duration.ofMinutes(30);

    private static final int MOST = 1000;

    /** How many long sums are added up at once, one of them perhaps behind everybody's back. */
    private static final int AT_ONCE = 3;

    private final Clock clock;
    private final JdbcClient jdbc;
    private final Semaphore turns = new Semaphore(AT_ONCE, true);
    private final BackgroundWork work = new BackgroundWork("figures");
    private final Map<Key, Slot> slots = new LinkedHashMap<>(16, .75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Slot> eldest) {
            return size() > MOST;
        }
    };

    private record Key(Object scope, List<?> what) {}

    /** What is kept of one key; its monitor lets one thread at a time add up, while others wait for the result. */
    private static final class Slot {
        volatile @Nullable Kept<?> kept;
        final AtomicBoolean renewing = new AtomicBoolean();
    }

    /**
     * Gives figures.
     *
     * @param customers how many customers they are added up over, seen or not
     * @param what      names the figures, with all that they depend on beside the viewer
     * @param adding    adds them up
     */
    public <T> Kept<T> of(Viewer viewer, long customers, List<?> what, Supplier<T> adding) {
        if (customers <= SMALL) {
            return new Kept<>(adding.get(), null);
        }
        Slot slot = slot(viewer, what);
        Kept<T> kept = usable(slot);
        if (kept == null) {
            synchronized (slot) {
                kept = usable(slot);
                return kept == null ? renew(slot, adding) : kept;
            }
        }
        if (age(kept).compareTo(FRESH) > 0) {
            renewLater(slot, FRESH, adding);
        }
        return kept;
    }

    /** As {@link #of}, before anybody asks for them; nothing where they are kept and usable. */
    public <T> void prepare(Viewer viewer, long customers, List<?> what, Supplier<T> adding) {
        if (customers > SMALL) {
            renewLater(slot(viewer, what), USABLE, adding);
        }
    }

    /**
     * Long sums wait for their turn, without a connection: each reads a million rows or more for seconds, and twenty at a time would
     * leave neither a connection nor a processor to anybody else.
     */
    public <T> Supplier<T> inTurn(Supplier<T> adding) {
        return () -> {
            turns.acquireUninterruptibly();
            try {
                return adding.get();
            } finally {
                turns.release();
            }
        };
    }

    private Slot slot(Viewer viewer, List<?> what) {
        synchronized (slots) {
            return slots.computeIfAbsent(new Key(scope(viewer), what), unseen -> new Slot());
        }
    }

    /** The same for all who see the same customers. */
    private Object scope(Viewer viewer) {
        return viewer.role() == Role.ADMIN
                ? Role.ADMIN
                : List.of(viewer.role(), teams(viewer), viewer.atRoot(), List.of(viewer.hands()));
    }

    /** The teams a manager answers for now: whoever moves a team moves its sums as well. */
    private List<Long> teams(Viewer viewer) {
        Long team = viewer.teamId();
        if (viewer.role() != Role.MANAGER || team == null) {
            return List.of();
        }
        return jdbc.sql("select unnest(team_and_below(?)) order by 1")
                .param(team)
                .query((row, number) -> row.getLong(1))
                .list();
    }

    @SuppressWarnings("unchecked") // a key names what its figures are
    private <T> @Nullable Kept<T> usable(Slot slot) {
        Kept<T> kept = (Kept<T>) slot.kept;
        return kept == null || age(kept).compareTo(USABLE) > 0 ? null : kept;
    }

    private Duration age(Kept<?> kept) {
        return kept.at() == null ? Duration.ZERO : Duration.between(kept.at(), clock.instant());
    }

    private void renewLater(Slot slot, Duration oldEnough, Supplier<?> adding) {
        if (slot.renewing.get()) {
            return;
        }
        work.submit(() -> {
            if (slot.renewing.compareAndSet(false, true)) {
                try {
                    renewUnlessYounger(slot, oldEnough, adding);
                } finally {
                    slot.renewing.set(false);
                }
            }
        });
    }

    /** Somebody who could not wait may have added up meanwhile. */
    private void renewUnlessYounger(Slot slot, Duration oldEnough, Supplier<?> adding) {
        synchronized (slot) {
            Kept<?> kept = slot.kept;
            if (kept == null || age(kept).compareTo(oldEnough) > 0) {
                renew(slot, adding);
            }
        }
    }

    private <T> Kept<T> renew(Slot slot, Supplier<T> adding) {
        Instant begun = clock.instant();
        Kept<T> fresh = new Kept<>(adding.get(), begun);
        slot.kept = fresh;
        return fresh;
    }

    @Override
    public void destroy() {
        work.close();
    }
}
