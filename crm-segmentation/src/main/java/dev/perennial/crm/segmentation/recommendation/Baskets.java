package dev.perennial.crm.segmentation.recommendation;

import java.util.Arrays;

/** Baskets by item: for each item the baskets that hold it, in ascending order. */
final class Baskets {

    private final int size;
    private final int[][] holders;

    private Baskets(int size, int[][] holders) {
        this.size = size;
        this.holders = holders;
    }

    /** Number of baskets. */
    int size() {
        return size;
    }

    /** Number of different items. */
    int items() {
        return holders.length;
    }

    /** The baskets that hold an item, in ascending order. */
    int[] holding(int item) {
        return holders[item];
    }

    /** Takes items basket by basket. */
    static final class Builder {

        private static final int FIRST_CAPACITY = 16;

        private int[][] holders = new int[FIRST_CAPACITY][];
        private int[] counts = new int[FIRST_CAPACITY];
        private int items;
        private int baskets;

        /** Begins the next basket. */
        Builder next() {
            baskets++;
            return this;
        }

        /**
         * Puts an item into the basket begun last; a second time it changes nothing.
         *
         * @param item 0 or more; the greatest decides how many items there are
         */
        Builder add(int item) {
            makeRoom(item);
            int basket = baskets - 1;
            int count = counts[item];
            if (count > 0 && holders[item][count - 1] == basket) {
                return this;
            }
            if (count == holders[item].length) {
                holders[item] = Arrays.copyOf(holders[item], count + (count >> 1) + 1);
            }
            holders[item][count] = basket;
            counts[item]++;
            return this;
        }

        Baskets build() {
            int[][] trimmed = new int[items][];
            Arrays.setAll(trimmed, item -> Arrays.copyOf(holdersOf(item), counts[item]));
            return new Baskets(baskets, trimmed);
        }

        private void makeRoom(int item) {
            if (item >= holders.length) {
                int capacity = Math.max(item + 1, 2 * holders.length);
                holders = Arrays.copyOf(holders, capacity);
                counts = Arrays.copyOf(counts, capacity);
            }
            items = Math.max(items, item + 1);
            if (counts[item] == 0) {
                holders[item] = new int[2];
            }
        }

        private int[] holdersOf(int item) {
            return counts[item] == 0 ? new int[0] : holders[item];
        }
    }
}
