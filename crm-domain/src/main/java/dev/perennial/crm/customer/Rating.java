package dev.perennial.crm.customer;

import jakarta.persistence.Embeddable;
import org.jspecify.annotations.Nullable;

/**
 * What we think of one side of a customer.
 *
 * @param score 1 for the worst to 5 for the best
 * @param note  why we think so
 */
@Embeddable
public record Rating(@Nullable Integer score, @Nullable String note) {

    /** Nobody has said anything yet. */
    public static final Rating NONE = new Rating(null, null);

    public static final int BEST = 5;

    public Rating {
        note = Facts.textOrNull(note);
    }

    /** Whether anything has been said. */
    public boolean isGiven() {
        return score != null || note != null;
    }

    boolean isPossible() {
        return score == null || score >= 1 && score <= BEST;
    }

    static Rating orNone(@Nullable Rating rating) {
        return rating == null ? NONE : rating;
    }
}
