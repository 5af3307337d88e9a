package dev.perennial.crm.segmentation.rfm;

import java.math.BigInteger;

/**
 * The revenue a customer must bring to be in class A or B.
 *
 * <p>A customer is in A while those who bring strictly more make up less than 80 % of all revenue, and in B while they make
 * up less than 95 %: the customer that crosses a line is still above it, and equal customers are in the same class. Revenue
 * that is zero or negative is in C and counts for nothing in the total.
 *
 * @param leastA smallest revenue in class A, in the smallest unit; {@link Long#MAX_VALUE} when nobody is
 * @param leastB smallest revenue in classes A and B
 */
public record AbcCuts(long leastA, long leastB) {

    /** @param ascending net revenue of every customer in the smallest unit, the smallest first */
    public static AbcCuts ofSorted(long[] ascending) {
        long total = 0;
        for (int i = ascending.length - 1; i >= 0 && ascending[i] > 0; i--) {
            total = Math.addExact(total, ascending[i]);
        }
        return new AbcCuts(least(ascending, share(total, 80)), least(ascending, share(total, 95)));
    }

    /** The class of a customer with this net revenue. */
    public Abc classOf(long revenue) {
        if (revenue >= leastA) {
            return Abc.A;
        }
        return revenue >= leastB ? Abc.B : Abc.C;
    }

    /** The smallest value whose strictly larger ones add up to less than the limit. */
    private static long least(long[] ascending, long limit) {
        long least = Long.MAX_VALUE;
        long larger = 0;
        for (int i = ascending.length - 1; i >= 0 && ascending[i] > 0 && larger < limit; ) {
            least = ascending[i];
            for (; i >= 0 && ascending[i] == least; i--) {
                larger += least;
            }
        }
        return least;
    }

    /** Rounded up, so that a whole number lies below the exact share exactly when it lies below this one. */
    private static long share(long total, int percent) {
        BigInteger hundred = BigInteger.valueOf(100);
        return BigInteger.valueOf(total)
                .multiply(BigInteger.valueOf(percent))
                .add(hundred.subtract(BigInteger.ONE))
                .divide(hundred)
                .longValueExact();
    }
}
