package dev.perennial.crm.segmentation.rfm;

import java.util.Arrays;

/**
 * The four cut points that give one dimension its scores 1 to 5: {@code score = 1 + floor(5 * strictly worse / n)}, so equal
 * customers score equal and ties take the lower score.
 *
 * <p>At least {@code c} of n customers are strictly worse than a value exactly when the {@code c}-th smallest lies below it.
 * With {@code c = ceil(k * n / 5)} for k = 1 to 4, the score is therefore one more than the number of cut points below the
 * value, and a customer can be scored later without the other n.
 *
 * @param first  values above this one score at least 2
 * @param second values above this one score at least 3
 * @param third  values above this one score at least 4
 * @param fourth values above this one score 5
 */
public record Quintiles(long first, long second, long third, long fourth) {

    private static final int CLASSES = 5;

    /** Nobody to compare with: every value scores 1. */
    private static final Quintiles NONE = new Quintiles(Long.MAX_VALUE, Long.MAX_VALUE, Long.MAX_VALUE, Long.MAX_VALUE);

    /**
     * Finds the cut points of a population.
     *
     * @param ascending one value a customer, the smallest and worst first
     */
    public static Quintiles ofSorted(long[] ascending) {
        if (ascending.length == 0) {
            return NONE;
        }
        return new Quintiles(cut(ascending, 1), cut(ascending, 2), cut(ascending, 3), cut(ascending, 4));
    }

    /**
     * Finds the cut points of a population.
     *
     * @param values one value a customer in any order, larger is better; left as it is
     */
    public static Quintiles of(long[] values) {
        long[] ascending = values.clone();
        Arrays.parallelSort(ascending);
        return ofSorted(ascending);
    }

    /** The score of a value, 1 (worst) to 5 (best). */
    public int score(long value) {
        return 1 + above(value, first) + above(value, second) + above(value, third) + above(value, fourth);
    }

    private static int above(long value, long cut) {
        return value > cut ? 1 : 0;
    }

    private static long cut(long[] ascending, int classesBelow) {
        long worse = Math.ceilDiv((long) classesBelow * ascending.length, CLASSES);
        return ascending[(int) worse - 1];
    }
}
