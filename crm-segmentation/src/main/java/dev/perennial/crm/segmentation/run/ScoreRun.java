package dev.perennial.crm.segmentation.run;

import dev.perennial.crm.segmentation.forecast.ModelSummary;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One computation of every score as of one day.
 *
 * @param asOf          the business day; nothing later was looked at
 * @param policyVersion the tier policy it graded under; null before there are customers to grade
 * @param publish       what was asked: to become the current run or not; null for: unless older than it
 * @param current       whether its scores are the ones shown
 * @param kept          whether its scores still stand; those of old runs are dropped
 * @param publishedAt   when it became the current one; null when it never was
 * @param progress      0 to 1
 * @param phase         what it does, or did last; null before it began
 * @param message       why it failed; null otherwise
 * @param customers     how many it scored; null before it is done
 * @param fingerprint   of the data it used: equal for equal input, in hexadecimal, and the learned model if any
 * @param timings       milliseconds by phase
 * @param models        what the scores were foretold with; null before it is done and where nobody was scored
 * @param requestedBy   name of the user, or {@code system}
 */
public record ScoreRun(
        long id,
        LocalDate asOf,
        @Nullable Integer policyVersion,
        @Nullable Boolean publish,
        Status status,
        boolean current,
        boolean kept,
        @Nullable Instant publishedAt,
        double progress,
        @Nullable Phase phase,
        @Nullable String message,
        @Nullable Long customers,
        @Nullable String fingerprint,
        Map<Phase, Long> timings,
        @Nullable ModelSummary models,
        String requestedBy,
        Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt) {

    /** Where the run stands. */
    public enum Status {
        QUEUED,
        RUNNING,
        DONE,
        FAILED,
        CANCELLED;

        /** Whether nothing will change any more. */
        public boolean isFinal() {
            return this != QUEUED && this != RUNNING;
        }
    }

    /** Whether it foretold who leaves; not where data were too few. */
    public boolean foretells() {
        return models != null && models.bgnbd() != null && models.paretoNbd() != null;
    }

    /** How long the run took; null before it has ended. */
    public @Nullable Duration duration() {
        return startedAt == null || finishedAt == null ? null : Duration.between(startedAt, finishedAt);
    }
}
