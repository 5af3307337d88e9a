package dev.perennial.crm.segmentation.churn;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Every day on which some customers bought, held as columns: what was known on any day of the past can be told from it.
 *
 * <p>Days count from 1 January 2000; values are in ten-thousandths. A day that linked returns took back is an occasion up to the
 * day before they did. What passed with a customer besides is held along with them.
 */
public final class Occasions {

    /** Of a day that nothing took back. */
    public static final int NEVER = Integer.MAX_VALUE;

    /** Where each customer's days begin; one entry more than there are customers. */
    private final int[] start;

    private final int[] day;
    private final int[] takenBackOn;
    private final long[] gross;

    private final Dealings dealings;

    private Occasions(int[] start, int[] day, int[] takenBackOn, long[] gross, Dealings dealings) {
        this.start = start;
        this.day = day;
        this.takenBackOn = takenBackOn;
        this.gross = gross;
        this.dealings = dealings;
    }

    /** The same with what passed between these customers and us besides. */
    Occasions with(Dealings besides) {
        return new Occasions(start, day, takenBackOn, gross, besides);
    }

    /** How many customers there are. */
    public int customers() {
        return start.length - 1;
    }

    /** The first day of all; {@link #NEVER} without any. */
    public int firstDay() {
        return Arrays.stream(day).min().orElse(NEVER);
    }

    /** What was known of each customer with an occasion on the evening of a day. */
    public Behaviour asOf(int today) {
        return seen(today, today);
    }

    /**
     * What is known of each customer on one day, looked at as if it were another.
     *
     * @param known nothing later is known, and dealings are counted on it
     * @param today the day from which time is counted; no occasion known is later
     */
    Behaviour seen(int known, int today) {
        Behaviour behaviour = new Behaviour(
                today,
                IntStream.range(0, customers())
                        .filter(customer -> bought(customer, known))
                        .toArray());
        for (int row = 0; row < behaviour.size(); row++) {
            describe(behaviour.customer(row), row, known, behaviour);
            dealings.count(behaviour.customer(row), known, behaviour.dealings, row);
        }
        return behaviour;
    }

    /** How many occasions a customer had after one day and up to another, as known on the latter. */
    public int count(int customer, int after, int upTo) {
        int count = 0;
        for (int at = start[customer]; at < start[customer + 1] && day[at] <= upTo; at++) {
            count += day[at] > after && takenBackOn[at] > upTo ? 1 : 0;
        }
        return count;
    }

    private boolean bought(int customer, int today) {
        for (int at = start[customer]; at < start[customer + 1] && day[at] <= today; at++) {
            if (takenBackOn[at] > today) {
                return true;
            }
        }
        return false;
    }

    private void describe(int customer, int row, int known, Behaviour to) {
        for (int at = start[customer]; at < start[customer + 1] && day[at] <= known; at++) {
            if (takenBackOn[at] > known) {
                to.add(row, day[at], gross[at]);
            }
        }
    }

    /** Takes days one by one. */
    public static final class Builder {

        private static final int FIRST_CAPACITY = 1 << 12;

        private int customers;
        private int days;
        private long[] customer = new long[FIRST_CAPACITY];
        private int[] start = new int[FIRST_CAPACITY];
        private int[] day = new int[FIRST_CAPACITY];
        private int[] takenBackOn = new int[FIRST_CAPACITY];
        private long[] gross = new long[FIRST_CAPACITY];

        /** Adds a day of orders; all of one customer one after the other, the earliest first. */
        public void add(long of, int on, int voidOn, long value) {
            if (customers == 0 || customer[customers - 1] != of) {
                begin(of);
            }
            if (days == day.length) {
                int capacity = days + (days >> 1);
                day = Arrays.copyOf(day, capacity);
                takenBackOn = Arrays.copyOf(takenBackOn, capacity);
                gross = Arrays.copyOf(gross, capacity);
            }
            day[days] = on;
            takenBackOn[days] = voidOn;
            gross[days++] = value;
        }

        /** All that were added. */
        public Occasions build() {
            int[] starts = Arrays.copyOf(start, customers + 1);
            starts[customers] = days;
            return new Occasions(
                    starts,
                    Arrays.copyOf(day, days),
                    Arrays.copyOf(takenBackOn, days),
                    Arrays.copyOf(gross, days),
                    Dealings.none(customers));
        }

        /** The customers of these days, in the order in which they came. */
        long[] customers() {
            return Arrays.copyOf(customer, customers);
        }

        private void begin(long of) {
            if (customers == start.length) {
                int capacity = customers + (customers >> 1);
                start = Arrays.copyOf(start, capacity);
                customer = Arrays.copyOf(customer, capacity);
            }
            customer[customers] = of;
            start[customers++] = days;
        }
    }
}
