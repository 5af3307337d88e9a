package dev.perennial.crm.segmentation.run;

import dev.perennial.crm.shared.BackgroundWork;
import jakarta.annotation.PreDestroy;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Component;

/** Works off queued runs one after the other, in the background. */
@Component
@RequiredArgsConstructor
class RunQueue {

    private final RunExecution execution;
    private final BackgroundWork worker = new BackgroundWork("score-run");

    /** Takes a run on, once the transaction that queued it has committed. */
    void submit(long runId) {
        worker.submit(() -> execution.execute(runId, ProgressListener.NONE));
    }

    /** What still waits is resumed at the next start. */
    @PreDestroy
    void stop() {
        worker.close();
    }
}
