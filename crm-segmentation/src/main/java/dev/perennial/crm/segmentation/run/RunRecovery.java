package dev.perennial.crm.segmentation.run;

import dev.perennial.crm.shared.LeftBehind;
import lombok.RequiredArgsConstructor;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Runs that a killed process left behind are marked failed, those that still wait are resumed: at the start of a server, and by
 * the clock, since another node may be the one that died.
 */
@Component
@ConditionalOnWebApplication
@RequiredArgsConstructor
class RunRecovery implements LeftBehind {

    private final RunLock lock;
    private final RunLog log;
    private final RunExecution execution;
    private final RunQueue queue;

    @EventListener(ApplicationReadyEvent.class)
    void atStart() {
        takeUp();
    }

    /** While another process works on a run, what waits is its or is looked at when it is done. */
    @Override
    public void takeUp() {
        if (lock.holdIfFree(execution::recover)) {
            log.queued().forEach(queue::submit);
        }
    }
}
