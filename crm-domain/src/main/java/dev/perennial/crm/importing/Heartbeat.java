package dev.perennial.crm.importing;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import lombok.extern.slf4j.Slf4j;

/** Does something twice a second until it is closed. */
@Slf4j
final class Heartbeat implements AutoCloseable {

    private static final long MILLISECONDS = 500;

    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread;

    Heartbeat(Runnable beat) {
        thread = Thread.ofPlatform().daemon().name("import-heartbeat").start(() -> beatOn(beat));
    }

    private void beatOn(Runnable beat) {
        try {
            while (!closed.await(MILLISECONDS, TimeUnit.MILLISECONDS)) {
                beat(beat);
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    /** A beat that fails is only a progress bar that stands still; the next one may work again. */
    private static void beat(Runnable beat) {
        try {
            beat.run();
        } catch (RuntimeException failed) {
            log.warn("The progress of an import could not be shown", failed);
        }
    }

    @Override
    public void close() {
        closed.countDown();
        try {
            thread.join();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }
}
