package dev.perennial.crm.web.scorerun;

import dev.perennial.crm.segmentation.forecast.ModelSummary;
import dev.perennial.crm.segmentation.run.Phase;
import dev.perennial.crm.segmentation.run.RunData;
import dev.perennial.crm.segmentation.run.ScoreRun;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A score run as programs see it.
 *
 * @param sameDay the run that had scored the same day before, and whether it saw the same data; told where one run is asked for,
 *                null there too when it was the first
 */
record ScoreRunView(
        long id,
        ScoreRun.Status status,
        LocalDate asOf,
        boolean current,
        boolean published,
        boolean kept,
        double progress,
        @Nullable Phase phase,
        @Nullable String message,
        @Nullable Long customers,
        @Nullable Integer policyVersion,
        @Nullable Long durationMillis,
        Map<Phase, Long> timings,
        @Nullable String fingerprint,
        RunData.@Nullable Earlier sameDay,
        @Nullable ModelSummary models,
        String requestedBy,
        Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt) {

    static ScoreRunView of(ScoreRun run) {
        return of(run, null);
    }

    static ScoreRunView of(ScoreRun run, RunData.@Nullable Earlier sameDay) {
        Duration duration = run.duration();
        return new ScoreRunView(
                run.id(),
                run.status(),
                run.asOf(),
                run.current(),
                run.publishedAt() != null,
                run.kept(),
                run.progress(),
                run.phase(),
                run.message(),
                run.customers(),
                run.policyVersion(),
                duration == null ? null : duration.toMillis(),
                run.timings(),
                run.fingerprint(),
                sameDay,
                run.models(),
                run.requestedBy(),
                run.createdAt(),
                run.startedAt(),
                run.finishedAt());
    }
}
