package dev.perennial.crm.segmentation.run;

import lombok.RequiredArgsConstructor;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** At the start of a server: runs that a killed process left behind are marked failed, those that still wait are resumed. */
@Component
@ConditionalOnWebApplication
@RequiredArgsConstructor
class RunRecovery {

    private final RunLock lock;
    private final RunLog log;
    private final RunExecution execution;
    private final RunQueue queue;

    @EventListener(ApplicationReadyEvent.class)
    void recover() {
        // while another process works on a run, nothing has been left behind
        lock.holdIfFree(execution::recover);
        log.queued().forEach(queue::submit);
    }
}
