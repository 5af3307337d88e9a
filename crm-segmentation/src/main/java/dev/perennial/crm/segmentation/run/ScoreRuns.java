package dev.perennial.crm.segmentation.run;

import dev.perennial.crm.shared.Business;
import dev.perennial.crm.shared.InvalidInput;
import dev.perennial.crm.shared.NotFound;
import dev.perennial.crm.shared.Page;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Starts score runs and finds them again. One run works at a time; what is asked for meanwhile waits. */
@Service
@RequiredArgsConstructor
public class ScoreRuns {

    /** Who asks for a run that no person asked for. */
    public static final String SYSTEM = "system";

    private static final LocalDate EARLIEST = LocalDate.of(1900, 1, 1);

    private final RunLog log;
    private final RunQueue queue;
    private final RunExecution execution;
    private final Business business;

    /**
     * Starts a run in the background.
     *
     * @param asOf        the business day to score as of; null for the last complete one
     * @param publish     whether it becomes the current run; null for: unless its day is before the current one's
     * @param requestedBy name of the user, or {@link #SYSTEM}
     * @return its key, to be found by at once
     * @throws InvalidInput when the day has not come yet
     */
    public long start(@Nullable LocalDate asOf, @Nullable Boolean publish, String requestedBy) {
        long id = log.queue(checked(asOf), publish, requestedBy);
        queue.submit(id);
        return id;
    }

    /**
     * Carries a run out, on the caller's thread; parameters as for {@link #start}.
     *
     * @return the run when it is done
     * @throws RuntimeException why it failed
     */
    public ScoreRun run(
            @Nullable LocalDate asOf, @Nullable Boolean publish, String requestedBy, ProgressListener listener) {
        long id = log.queue(checked(asOf), publish, requestedBy);
        execution.execute(id, listener);
        return get(id);
    }

    /** @throws NotFound when there is no such run */
    public ScoreRun get(long id) {
        return log.find(id).orElseThrow(() -> new NotFound("score run", id));
    }

    /** The run whose scores are shown; empty before the first. */
    public Optional<ScoreRun> current() {
        return log.current();
    }

    /**
     * The run to show.
     *
     * @param id key of an earlier one; null for the current one
     * @return empty before the first
     * @throws NotFound when there is no such run, or its scores are gone
     */
    public Optional<ScoreRun> shown(@Nullable Long id) {
        if (id == null) {
            return current();
        }
        return Optional.of(get(id)).filter(ScoreRun::kept).or(() -> {
            throw new NotFound("score run", id);
        });
    }

    /**
     * One run a day of those that were published and are kept, the latest day first. The current run stands for its day, where
     * a day was scored more than once; else the last one.
     *
     * @param upTo the last day
     */
    public List<ScoreRun> published(LocalDate upTo, int most) {
        return log.published(upTo, most);
    }

    /** The runs that wait or work, the oldest first. */
    public List<ScoreRun> underWay() {
        return log.underWay();
    }

    /**
     * All runs, the newest first.
     *
     * @param cursor where the page begins; null for the first
     * @throws InvalidInput when the cursor is none of this list
     */
    public Page<ScoreRun> list(@Nullable String cursor, int size) {
        return log.page(cursor, size);
    }

    private LocalDate checked(@Nullable LocalDate asOf) {
        if (asOf == null) {
            return business.lastCompleteDay();
        }
        if (asOf.isAfter(business.today())) {
            throw InvalidInput.of("asOf", "scoreRun.problem.future", business.today());
        }
        if (asOf.isBefore(EARLIEST)) {
            throw InvalidInput.of("asOf", "scoreRun.problem.early", EARLIEST);
        }
        return asOf;
    }
}
