package dev.perennial.crm.segmentation.model;

import java.util.Arrays;

/**
 * The distinct values of a column in ascending order, and for every row the rank of its value. Linear in the rows: open
 * addressing finds the values, only they are sorted.
 */
final class DistinctValues {

    private static final int EMPTY = -1;

    final long[] ascending;
    final int[] rank;

    private DistinctValues(long[] ascending, int[] rank) {
        this.ascending = ascending;
        this.rank = rank;
    }

    static DistinctValues of(long[] column) {
        int[] rank = new int[column.length];
        long[] distinct = number(column, rank);
        long[] ascending = distinct.clone();
        Arrays.parallelSort(ascending);
        int[] rankOf = new int[distinct.length];
        for (int i = 0; i < distinct.length; i++) {
            rankOf[i] = Arrays.binarySearch(ascending, distinct[i]);
        }
        for (int i = 0; i < rank.length; i++) {
            rank[i] = rankOf[rank[i]];
        }
        return new DistinctValues(ascending, rank);
    }

    /** For numbers of 0 or more, whose bits order as the numbers do. */
    static DistinctValues ofNonNegative(double[] column) {
        long[] bits = new long[column.length];
        for (int i = 0; i < bits.length; i++) {
            bits[i] = Double.doubleToRawLongBits(column[i] + 0.0);
        }
        return of(bits);
    }

    double[] asDoubles() {
        return Arrays.stream(ascending).mapToDouble(Double::longBitsToDouble).toArray();
    }

    /** Writes the order of first appearance of each row's value to {@code order}; returns the values in that order. */
    private static long[] number(long[] column, int[] order) {
        int[] slots = emptySlots(1024);
        long[] found = new long[512];
        int count = 0;
        for (int row = 0; row < column.length; row++) {
            int slot = slot(slots, found, column[row]);
            if (slots[slot] == EMPTY) {
                if (count == found.length) {
                    found = Arrays.copyOf(found, 2 * count);
                    slots = fill(4 * count, found, count);
                    slot = slot(slots, found, column[row]);
                }
                found[count] = column[row];
                slots[slot] = count++;
            }
            order[row] = slots[slot];
        }
        return Arrays.copyOf(found, count);
    }

    private static int slot(int[] slots, long[] found, long value) {
        int mask = slots.length - 1;
        long mixed = value * 0x9E3779B97F4A7C15L;
        int slot = (int) (mixed >>> 32) & mask;
        while (slots[slot] != EMPTY && found[slots[slot]] != value) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private static int[] fill(int size, long[] found, int count) {
        int[] slots = emptySlots(size);
        for (int i = 0; i < count; i++) {
            slots[slot(slots, found, found[i])] = i;
        }
        return slots;
    }

    private static int[] emptySlots(int size) {
        int[] slots = new int[size];
        Arrays.fill(slots, EMPTY);
        return slots;
    }
}
