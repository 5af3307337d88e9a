package dev.perennial.crm.shared;

import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import lombok.extern.slf4j.Slf4j;
import org.slf4j.MDC;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Work done one after the other on a thread of its own. */
@Slf4j
public final class BackgroundWork implements AutoCloseable {

    private final String name;
    private final ExecutorService worker;

    /** @param name of the thread and in the log */
    public BackgroundWork(String name) {
        this.name = name;
        this.worker = Executors.newSingleThreadExecutor(
                Thread.ofPlatform().name(name).daemon().factory());
    }

    /** Takes work on, once the transaction under way has committed. What fails is logged. */
    public void submit(Runnable given) {
        Runnable work = underTheSameRequest(given);
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            worker.execute(() -> attempt(work));
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                worker.execute(() -> attempt(work));
            }
        });
    }

    /** What the log says of the work bears the id of the request that asked for it. */
    private static Runnable underTheSameRequest(Runnable work) {
        Map<String, String> context = MDC.getCopyOfContextMap();
        if (context == null || context.isEmpty()) {
            return work;
        }
        return () -> {
            MDC.setContextMap(context);
            try {
                work.run();
            } finally {
                MDC.clear();
            }
        };
    }

    private void attempt(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException failure) {
            log.warn("{} ended early: {}", name, failure.toString());
        }
    }

    /** What still waits is left to the next start. */
    @Override
    public void close() {
        worker.shutdownNow();
    }
}
