package dev.perennial.crm.segmentation.backtest;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Forecasts of one day of the past, judged by the days after it.
 *
 * @param asOf        the forecasts knew nothing after this day
 * @param horizonDays how many days after it they were about
 * @param runId       the score run it was made for; null where somebody asked for it
 * @param progress    0 to 1
 * @param message     why it failed; null otherwise
 * @param result      null before it is done
 * @param requestedBy name of the user, or {@code system}
 */
public record Backtest(
        long id,
        LocalDate asOf,
        int horizonDays,
        @Nullable Long runId,
        Status status,
        double progress,
        @Nullable String message,
        @Nullable BacktestResult result,
        String requestedBy,
        Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt) {

    /** Where the back-test stands. */
    public enum Status {
        QUEUED,
        RUNNING,
        DONE,
        FAILED,
        CANCELLED
    }
}
