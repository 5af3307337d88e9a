package dev.perennial.crm.duplicate;

import java.util.List;

/**
 * Two records that may be one customer.
 *
 * @param score   how much they have in common, 1 to 100
 * @param reasons what that is, the weightiest first
 */
public record DuplicatePair(long leftId, long rightId, Suspect left, Suspect right, int score, List<Likeness> reasons) {

    /** Whether whoever reads this may see both, and so decide. */
    public boolean isWholeSeen() {
        return left.isSeen() && right.isSeen();
    }
}
