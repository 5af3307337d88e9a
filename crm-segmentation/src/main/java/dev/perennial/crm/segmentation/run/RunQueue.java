package dev.perennial.crm.segmentation.run;

import jakarta.annotation.PreDestroy;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import lombok.RequiredArgsConstructor;
import lombok.extern.slf4j.Slf4j;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Works off queued runs one after the other, in the background. */
@Component
@RequiredArgsConstructor
@Slf4j
class RunQueue {

    private final RunExecution execution;
    private final ExecutorService worker = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("score-run").daemon().factory());

    /** Takes a run on, once the transaction that queued it has committed. */
    void submit(long runId) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            worker.execute(() -> work(runId));
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                worker.execute(() -> work(runId));
            }
        });
    }

    private void work(long runId) {
        try {
            execution.execute(runId, ProgressListener.NONE);
        } catch (RuntimeException failure) {
            log.warn("Score run {} ended early: {}", runId, failure.toString());
        }
    }

    /** What still waits is resumed at the next start. */
    @PreDestroy
    void stop() {
        worker.shutdownNow();
    }
}
