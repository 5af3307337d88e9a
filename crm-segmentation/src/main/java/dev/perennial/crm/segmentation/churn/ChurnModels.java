package dev.perennial.crm.segmentation.churn;

import dev.perennial.crm.segmentation.forecast.Forecasts;
import dev.perennial.crm.shared.BackgroundWork;
import dev.perennial.crm.shared.Business;
import dev.perennial.crm.shared.InvalidInput;
import dev.perennial.crm.shared.NotFound;
import dev.perennial.crm.shared.Page;
import jakarta.annotation.PreDestroy;
import java.time.LocalDate;
import java.util.Optional;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * The versions of the learned model, and learning a new one. Anybody may look, only administrators start a training: whoever offers
 * that to people sees to it, since the clock starts them too.
 */
@Service
@RequiredArgsConstructor
public class ChurnModels {

    private static final LocalDate EARLIEST = LocalDate.of(1900, 1, 1);

    private final ChurnModelLog log;
    private final TrainingExecution execution;
    private final Business business;
    private final BackgroundWork worker = new BackgroundWork("churn-training");

    /**
     * Starts a training in the background.
     *
     * @param asOf        the last day to look at; null for the last complete one
     * @param requestedBy name of the user
     * @return its key, to be found by at once
     * @throws InvalidInput when the day is not over yet
     */
    public long start(@Nullable LocalDate asOf, String requestedBy) {
        long version = queue(asOf, requestedBy);
        worker.submit(() -> execution.execute(version));
        return version;
    }

    /**
     * Carries a training out, on the caller's thread; parameters as for {@link #start}.
     *
     * @throws RuntimeException why it failed
     */
    public Training train(@Nullable LocalDate asOf, String requestedBy) {
        long version = queue(asOf, requestedBy);
        execution.execute(version);
        return get(version);
    }

    /** @throws NotFound when there is no such version */
    public Training get(long version) {
        return log.find(version).orElseThrow(() -> new NotFound("churn model", version));
    }

    /**
     * All versions, the newest first.
     *
     * @param cursor where the page begins; null for the first
     * @throws InvalidInput when the cursor is none of this list
     */
    public Page<Training> list(@Nullable String cursor, int size) {
        return log.page(cursor, size);
    }

    /**
     * What a score run of a day goes by: the latest version that had looked at nothing after it. Where that one was turned down, no
     * earlier one is used: it was judged by older days.
     */
    public Optional<ChurnModel> latest(LocalDate asOf) {
        return log.latest(asOf, Forecasts.HORIZON_DAYS);
    }

    /**
     * What a killed process left behind is marked failed, what still waits is resumed. While another process works, what waits is its
     * or is looked at when it is done.
     */
    void resume() {
        if (execution.recover()) {
            log.queued().forEach(version -> worker.submit(() -> execution.execute(version)));
        }
    }

    private long queue(@Nullable LocalDate asOf, String requestedBy) {
        LocalDate latest = business.lastCompleteDay();
        LocalDate day = asOf == null ? latest : asOf;
        if (day.isAfter(latest)) {
            throw InvalidInput.of("asOf", "churnModel.problem.open", latest);
        }
        if (day.isBefore(EARLIEST)) {
            throw InvalidInput.of("asOf", "churnModel.problem.early", EARLIEST);
        }
        return log.queue(day, Forecasts.HORIZON_DAYS, requestedBy);
    }

    /** What still waits is resumed at the next start. */
    @PreDestroy
    void stop() {
        worker.close();
    }
}
