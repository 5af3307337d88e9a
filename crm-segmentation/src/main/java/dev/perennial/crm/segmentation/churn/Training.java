package dev.perennial.crm.segmentation.churn;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a version of the learned model came about. What it found is null before it is done.
 *
 * @param version     its key
 * @param trainedOn   nothing after this day was looked at
 * @param horizonDays how far ahead it is to foretell
 * @param progress    0 to 1
 * @param message     why it failed; null otherwise
 * @param verdict     {@link Verdict#ACCEPTED}, or why score runs go by the purchase models alone
 * @param dataFrom    the first day with an occasion
 * @param customers   how many were looked at, at most 100,000
 * @param examples    how many customers on how many days of the past were learned from, in all
 * @param windows     these days
 * @param features    what of each customer
 * @param trial       how it did where it had not learned; null, too, without a window to judge by
 * @param requestedBy name of the user, or {@code system}
 */
public record Training(
        long version,
        LocalDate trainedOn,
        int horizonDays,
        Status status,
        double progress,
        @Nullable String message,
        @Nullable Verdict verdict,
        @Nullable LocalDate dataFrom,
        @Nullable Integer customers,
        @Nullable Integer examples,
        @Nullable List<LocalDate> windows,
        @Nullable List<Feature> features,
        @Nullable Trial trial,
        String requestedBy,
        Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt) {

    /** Where the training stands. */
    public enum Status {
        QUEUED,
        RUNNING,
        DONE,
        FAILED,
        CANCELLED
    }
}
