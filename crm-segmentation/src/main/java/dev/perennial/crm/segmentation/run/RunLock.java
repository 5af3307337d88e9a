package dev.perennial.crm.segmentation.run;

import dev.perennial.crm.shared.WorkLock;
import java.util.function.Supplier;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Component;

/** One run at a time over all processes of an installation. */
@Component
@RequiredArgsConstructor
class RunLock {

    private static final long KEY = 7_362_001_100L;

    private final WorkLock lock;

    /** Waits for its turn, then works. */
    <T> T waitAndHold(Supplier<T> work) {
        return lock.waitAndHold(KEY, work);
    }

    /** Works when nobody else does; returns whether it did. */
    boolean holdIfFree(Runnable work) {
        return lock.holdIfFree(KEY, work);
    }
}
