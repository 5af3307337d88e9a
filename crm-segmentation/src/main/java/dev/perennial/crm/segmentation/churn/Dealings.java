package dev.perennial.crm.segmentation.churn;

import java.util.Arrays;

/**
 * Everything that passed between some customers and us besides orders, held as columns. On a day of the past only that is known which
 * had happened and had been recorded by then. Days count from 1 January 2000.
 */
final class Dealings {

    /** Where each customer's dealings begin; one entry more than there are customers. */
    private final int[] start;

    private final byte[] kind;
    private final int[] happened;
    private final int[] recorded;

    private Dealings(int[] start, byte[] kind, int[] happened, int[] recorded) {
        this.start = start;
        this.kind = kind;
        this.happened = happened;
        this.recorded = recorded;
    }

    /** Of so many customers with whom nothing passed. */
    static Dealings none(int customers) {
        return new Dealings(new int[customers + 1], new byte[0], new int[0], new int[0]);
    }

    /**
     * Counts those of the last {@value Dealing#DAYS} days.
     *
     * @param known the day on whose evening they are counted
     * @param to    a column for each {@link Dealing}, to be added to in the given row
     */
    void count(int customer, int known, int[][] to, int row) {
        for (int at = start[customer]; at < start[customer + 1]; at++) {
            if (happened[at] <= known && recorded[at] <= known && known - happened[at] < Dealing.DAYS) {
                to[kind[at]][row]++;
            }
        }
    }

    /** Takes dealings one by one, in the order of their customers. */
    static final class Builder {

        private static final int FIRST_CAPACITY = 1 << 10;

        private final long[] customers;
        private final int[] start;
        private int customer;
        private int size;
        private byte[] kind = new byte[FIRST_CAPACITY];
        private int[] happened = new int[FIRST_CAPACITY];
        private int[] recorded = new int[FIRST_CAPACITY];

        /** @param customers whose dealings are taken, in rising order */
        Builder(long[] customers) {
            this.customers = customers;
            this.start = new int[customers.length + 1];
        }

        /** Adds one; those of a customer who is not asked for are left out. */
        void add(long of, Dealing what, int happenedOn, int recordedOn) {
            while (customer < customers.length && customers[customer] < of) {
                start[++customer] = size;
            }
            if (customer == customers.length || customers[customer] != of) {
                return;
            }
            if (size == kind.length) {
                int capacity = size + (size >> 1);
                kind = Arrays.copyOf(kind, capacity);
                happened = Arrays.copyOf(happened, capacity);
                recorded = Arrays.copyOf(recorded, capacity);
            }
            kind[size] = (byte) what.ordinal();
            happened[size] = happenedOn;
            recorded[size++] = recordedOn;
        }

        Dealings build() {
            Arrays.fill(start, Math.min(customer + 1, start.length), start.length, size);
            return new Dealings(
                    start, Arrays.copyOf(kind, size), Arrays.copyOf(happened, size), Arrays.copyOf(recorded, size));
        }
    }
}
