package dev.perennial.crm.segmentation.churn;

import dev.perennial.crm.shared.WorkLock;
import lombok.RequiredArgsConstructor;
import lombok.extern.slf4j.Slf4j;
import org.springframework.stereotype.Component;

/** Carries out queued trainings, one at a time over all processes of an installation. */
@Component
@RequiredArgsConstructor
@Slf4j
class TrainingExecution {

    private static final long KEY = 7_362_001_300L;

    /** Roughly how much of the work is done once the occasions are read. */
    private static final double READ = .2;

    private final WorkLock lock;
    private final ChurnModelLog models;
    private final OccasionReader reader;

    /** Waits until no other works and carries this one out, unless another process has taken it by then. */
    void execute(long id) {
        lock.waitAndHold(KEY, () -> {
            failInterrupted();
            if (models.begin(id)) {
                attempt(id);
            }
            return true;
        });
    }

    /** Clears up after a process that was killed; does nothing while one works, and says whether it did. */
    boolean recover() {
        return lock.holdIfFree(KEY, this::failInterrupted);
    }

    private void failInterrupted() {
        models.failInterrupted("The process that worked on this training ended before it was done.");
    }

    private void attempt(long id) {
        try {
            learn(models.find(id).orElseThrow());
        } catch (RuntimeException | Error failure) {
            log.error("Training {} of the churn model failed", id, failure);
            models.fail(id, String.valueOf(failure.getMessage()));
            throw failure;
        }
    }

    private void learn(Training training) {
        Occasions occasions = reader.read(training.trainedOn(), training.trainedOn());
        models.progress(training.version(), READ);
        Learner.Lesson lesson =
                Learner.learn(occasions, OccasionReader.day(training.trainedOn()), training.horizonDays());
        models.done(training.version(), occasions, lesson);
        log.info("Churn model {} as of {}: {}", training.version(), training.trainedOn(), lesson.verdict());
    }
}
