package dev.perennial.crm.segmentation.run;

import dev.perennial.crm.shared.NotFound;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Service;

/**
 * Says whether the data of a day have changed since a run scored it. Corrections are written for any day of the past, so only looking
 * again can tell; what the run saw is known by its fingerprint.
 */
@Service
@RequiredArgsConstructor
public class RunData {

    private final RunLog log;
    private final PurchaseReader reader;

    /** Each look holds the figures of all customers: one at a time. */
    private final ReentrantLock looking = new ReentrantLock();

    /**
     * A run that scored the same day before.
     *
     * @param run  its key
     * @param data whether the later one saw what this one had seen
     */
    public record Earlier(long run, SameData data) {}

    /** The latest run that had scored the same day when this one began, and whether it saw the same; empty for the first. */
    public Optional<Earlier> earlier(ScoreRun run) {
        String seen = run.fingerprint();
        return seen == null
                ? Optional.empty()
                : log.latestBefore(run)
                        .map(before -> new Earlier(
                                before.id(),
                                Fingerprint.parse(before.fingerprint()).compare(Fingerprint.parse(seen))));
    }

    /**
     * Reads all purchases up to a run's day again, which takes as long as it took the run, and compares.
     *
     * @return {@link SameData#UNKNOWN} for a run that is not done
     * @throws NotFound when there is no such run
     */
    public SameData now(long runId) {
        ScoreRun run = log.find(runId).orElseThrow(() -> new NotFound("score run", runId));
        if (run.fingerprint() == null) {
            return SameData.UNKNOWN;
        }
        Fingerprint seen = Fingerprint.parse(run.fingerprint());
        boolean learned = seen.behaviour() != null;
        looking.lock();
        try {
            return seen.compare(Fingerprint.of(reader.read(Periods.upTo(run.asOf()), learned), learned));
        } finally {
            looking.unlock();
        }
    }
}
