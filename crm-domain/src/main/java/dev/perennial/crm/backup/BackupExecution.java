package dev.perennial.crm.backup;

import dev.perennial.crm.shared.Conflict;
import dev.perennial.crm.shared.InvalidInput;
import dev.perennial.crm.shared.Message;
import dev.perennial.crm.shared.WorkLock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Component;

/** Carries out one backup or trial at a time in an installation, and keeps on record how it went. */
@Component
@RequiredArgsConstructor
class BackupExecution {

    /** Any number that nothing else in the database locks by. */
    private static final long KEY = 7_362_003_100L;

    /** A run that has just begun may not hold the lock yet, and must find it free: it waits at most half as long for a connection. */
    private static final Duration BEGINNING = Duration.ofMinutes(1);

    private final WorkLock lock;
    private final BackupLog log;

    /**
     * @param id   the run, as the log knows it
     * @param work told where to tell its progress
     * @throws Conflict when another one is at work
     */
    ArchiveFacts carryOut(long id, Function<BackupProgress, ArchiveFacts> work) {
        AtomicReference<ArchiveFacts> facts = new AtomicReference<>();
        try {
            boolean free = lock.holdIfFree(KEY, () -> {
                log.endInterruptedBefore(id);
                facts.set(work.apply((table, share) -> log.progress(id, share)));
                log.done(id, facts.get());
            });
            if (!free) {
                throw Conflict.of("backup.busy");
            }
            return facts.get();
        } catch (RuntimeException failure) {
            log.fail(id, reason(failure));
            throw failure;
        }
    }

    /** Marks as failed what a dead process was at; does nothing while one works. */
    void endInterrupted() {
        log.longUnderWay(BEGINNING).ifPresent(last -> lock.holdIfFree(KEY, () -> log.endInterruptedBefore(last + 1)));
    }

    private static Message reason(RuntimeException failure) {
        return switch (failure) {
            case Conflict conflict -> conflict.reason();
            case InvalidInput refusal -> refusal.problems().getFirst().message();
            default -> Message.of("backup.failure.error", String.valueOf(failure.getMessage()));
        };
    }
}
