package dev.perennial.crm.segmentation.model;

import java.util.Arrays;
import java.util.Optional;

/**
 * The distinct values of a column in ascending order, and for every row the rank of its value. Whole days have few
 * distinct values, which open addressing finds without sorting the rows; a column with many, such as money, is sorted.
 */
final class DistinctValues {

    private static final int MANY = 1 << 14;
    private static final int SLOTS = 4 * MANY;
    private static final int EMPTY = -1;

    final long[] ascending;
    final int[] rank;

    private DistinctValues(long[] ascending, int[] rank) {
        this.ascending = ascending;
        this.rank = rank;
    }

    static DistinctValues of(long[] column, Workers workers) {
        return few(column, workers).orElseGet(() -> many(column, workers));
    }

    /** For numbers of 0 or more, whose bits order as the numbers do. */
    static DistinctValues ofNonNegative(double[] column, Workers workers) {
        long[] bits = new long[column.length];
        for (int i = 0; i < bits.length; i++) {
            bits[i] = Double.doubleToRawLongBits(column[i] + 0.0);
        }
        return of(bits, workers);
    }

    int size() {
        return ascending.length;
    }

    double[] asDoubles() {
        return Arrays.stream(ascending).mapToDouble(Double::longBitsToDouble).toArray();
    }

    private static DistinctValues many(long[] column, Workers workers) {
        long[] sorted = column.clone();
        Arrays.parallelSort(sorted);
        int count = 0;
        for (int i = 0; i < sorted.length; i++) {
            if (i == 0 || sorted[i] != sorted[i - 1]) {
                sorted[count++] = sorted[i];
            }
        }
        long[] ascending = Arrays.copyOf(sorted, count);
        int[] rank = new int[column.length];
        workers.forRanges(rank.length, (from, to) -> {
            for (int row = from; row < to; row++) {
                rank[row] = Arrays.binarySearch(ascending, column[row]);
            }
        });
        return new DistinctValues(ascending, rank);
    }

    /** Empty when the values turn out to be many. */
    private static Optional<DistinctValues> few(long[] column, Workers workers) {
        int[] slots = new int[SLOTS];
        Arrays.fill(slots, EMPTY);
        long[] found = new long[MANY];
        int count = 0;
        int[] rank = new int[column.length];
        for (int row = 0; row < column.length; row++) {
            int slot = slot(slots, found, column[row]);
            if (slots[slot] == EMPTY) {
                if (count == MANY) {
                    return Optional.empty();
                }
                found[count] = column[row];
                slots[slot] = count++;
            }
            rank[row] = slots[slot];
        }
        long[] ascending = Arrays.copyOf(found, count);
        Arrays.sort(ascending);
        int[] rankOf = new int[count];
        for (int i = 0; i < count; i++) {
            rankOf[i] = Arrays.binarySearch(ascending, found[i]);
        }
        workers.forRanges(rank.length, (from, to) -> {
            for (int row = from; row < to; row++) {
                rank[row] = rankOf[rank[row]];
            }
        });
        return Optional.of(new DistinctValues(ascending, rank));
    }

    private static int slot(int[] slots, long[] found, long value) {
        int slot = (int) (value * 0x9E3779B97F4A7C15L >>> 48) & SLOTS - 1;
        while (slots[slot] != EMPTY && found[slots[slot]] != value) {
            slot = slot + 1 & SLOTS - 1;
        }
        return slot;
    }
}
