package dev.perennial.crm.segmentation.backtest;

import dev.perennial.crm.segmentation.forecast.Forecasts;
import dev.perennial.crm.shared.BackgroundWork;
import dev.perennial.crm.shared.Business;
import dev.perennial.crm.shared.InvalidInput;
import dev.perennial.crm.shared.NotFound;
import dev.perennial.crm.shared.Page;
import jakarta.annotation.PreDestroy;
import java.time.LocalDate;
import java.util.List;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Forecasts of the past, judged. Anybody may look, only administrators start them: whoever offers that to people sees to it, since
 * runs of the clock start them too.
 */
@Service
@RequiredArgsConstructor
public class Backtests {

    private static final String SYSTEM = "system";
    private static final LocalDate EARLIEST = LocalDate.of(1900, 1, 1);
    private static final int SHORTEST = 7;
    private static final int LONGEST = 1_095;

    private final BacktestLog log;
    private final BacktestExecution execution;
    private final Business business;
    private final BackgroundWork worker = new BackgroundWork("back-test");

    /**
     * Starts a back-test in the background.
     *
     * @param asOf        the last day the forecasts may know of; null for the latest whose window has ended
     * @param horizonDays how many days after it they are about; null for {@value Forecasts#HORIZON_DAYS}
     * @param requestedBy name of the user
     * @return its key, to be found by at once
     * @throws InvalidInput when the window has not ended, or is none
     */
    public long start(@Nullable LocalDate asOf, @Nullable Integer horizonDays, String requestedBy) {
        int horizon = horizonDays == null ? Forecasts.HORIZON_DAYS : horizonDays;
        if (horizon < SHORTEST || horizon > LONGEST) {
            throw InvalidInput.of("horizonDays", "backtest.problem.horizon", SHORTEST, LONGEST);
        }
        LocalDate latest = business.lastCompleteDay().minusDays(horizon);
        LocalDate day = asOf == null ? latest : asOf;
        if (day.isAfter(latest)) {
            throw InvalidInput.of("asOf", "backtest.problem.open", latest);
        }
        if (day.isBefore(EARLIEST)) {
            throw InvalidInput.of("asOf", "backtest.problem.early", EARLIEST);
        }
        return submit(log.queue(day, horizon, null, requestedBy));
    }

    /** @throws NotFound when there is no such back-test */
    public Backtest get(long id) {
        return log.find(id).orElseThrow(() -> new NotFound("back-test", id));
    }

    /**
     * All back-tests, the newest first.
     *
     * @param cursor where the page begins; null for the first
     * @throws InvalidInput when the cursor is none of this list
     */
    public Page<Backtest> list(@Nullable String cursor, int size) {
        return log.page(cursor, size);
    }

    /**
     * What could have been known on a day of how far churn risk is to be believed: the back-tests of {@value Forecasts#HORIZON_DAYS}
     * days whose window had ended by then, one for each day of forecast, the latest day first.
     */
    public List<Backtest> knownOn(LocalDate day, int most) {
        return log.endedBy(day, Forecasts.HORIZON_DAYS, most);
    }

    /** Those that wait or work, the oldest first. */
    public List<Backtest> underWay() {
        return log.underWay();
    }

    /**
     * Judges the latest complete window as of the day of a score run, so that there is a history over runs; once a run, and not for
     * days of the past.
     */
    void follow(long runId, LocalDate asOf) {
        if (!asOf.isBefore(business.lastCompleteDay()) && !log.knows(runId)) {
            submit(log.queue(asOf.minusDays(Forecasts.HORIZON_DAYS), Forecasts.HORIZON_DAYS, runId, SYSTEM));
        }
    }

    /**
     * What a killed process left behind is marked failed, what still waits is resumed. While another process works, what waits is its
     * or is looked at when it is done.
     */
    void resume() {
        if (execution.recover()) {
            log.queued().forEach(this::submit);
        }
    }

    private long submit(long id) {
        worker.submit(() -> execution.execute(id));
        return id;
    }

    /** What still waits is resumed at the next start. */
    @PreDestroy
    void stop() {
        worker.close();
    }
}
