package dev.perennial.crm.segmentation.run;

import dev.perennial.crm.segmentation.churn.Behaviour;
import dev.perennial.crm.segmentation.churn.Dealing;
import dev.perennial.crm.segmentation.tier.TierCuts;
import java.util.Arrays;

/**
 * What every customer with an occasion has bought up to a day: one entry a customer in each column.
 *
 * <p>Days count from {@link #EPOCH_DAY}; money is in ten-thousandths ({@link TierCuts#DECIMALS} decimals). The columns of a
 * whole population are held at once, hence primitives: about 140 bytes a customer.
 */
final class Purchases {

    /** 1 January 2000, day 0 of a PostgreSQL date, as a day of {@link java.time.LocalDate#toEpochDay()}. */
    static final int EPOCH_DAY = 10_957;

    private static final int FIRST_CAPACITY = 1 << 13;

    private int size;
    long[] customerId = new long[FIRST_CAPACITY];
    int[] firstDay = new int[FIRST_CAPACITY];
    int[] lastDay = new int[FIRST_CAPACITY];
    int[] totalOccasions = new int[FIRST_CAPACITY];
    int[] occasions = new int[FIRST_CAPACITY];
    int[] orders = new int[FIRST_CAPACITY];
    long[] revenue = new long[FIRST_CAPACITY];
    long[] profit = new long[FIRST_CAPACITY];
    long[] totalRevenue = new long[FIRST_CAPACITY];
    long[] recentRevenue = new long[FIRST_CAPACITY];
    long[] baseRevenue = new long[FIRST_CAPACITY];
    long[] lastYearRevenue = new long[FIRST_CAPACITY];
    long[] repeatGross = new long[FIRST_CAPACITY];
    double[] squaredGaps = new double[FIRST_CAPACITY];

    /** Value of all occasions; read, like the columns below, only for a learned model. */
    long[] gross = new long[FIRST_CAPACITY];

    /** Days between the last occasion and the one before it; 0 without one. */
    int[] lastGap = new int[FIRST_CAPACITY];

    /** Occasions of the last {@link Behaviour#recentDays()}, one column for each of these. */
    int[][] recentOccasions = new int[Behaviour.recentDays().length][FIRST_CAPACITY];

    /** What passed with the customer besides within the last {@link Dealing#DAYS}, one column for each {@link Dealing}. */
    int[][] dealings = new int[Dealing.COUNT][FIRST_CAPACITY];

    int size() {
        return size;
    }

    /** Makes room for one more customer. */
    int append() {
        if (size == customerId.length) {
            resize(size + (size >> 1));
        }
        return size++;
    }

    /** Gives back what was reserved for customers that never came. */
    void trim() {
        resize(size);
    }

    private void resize(int capacity) {
        customerId = Arrays.copyOf(customerId, capacity);
        firstDay = Arrays.copyOf(firstDay, capacity);
        lastDay = Arrays.copyOf(lastDay, capacity);
        totalOccasions = Arrays.copyOf(totalOccasions, capacity);
        occasions = Arrays.copyOf(occasions, capacity);
        orders = Arrays.copyOf(orders, capacity);
        revenue = Arrays.copyOf(revenue, capacity);
        profit = Arrays.copyOf(profit, capacity);
        totalRevenue = Arrays.copyOf(totalRevenue, capacity);
        recentRevenue = Arrays.copyOf(recentRevenue, capacity);
        baseRevenue = Arrays.copyOf(baseRevenue, capacity);
        lastYearRevenue = Arrays.copyOf(lastYearRevenue, capacity);
        repeatGross = Arrays.copyOf(repeatGross, capacity);
        squaredGaps = Arrays.copyOf(squaredGaps, capacity);
        gross = Arrays.copyOf(gross, capacity);
        lastGap = Arrays.copyOf(lastGap, capacity);
        Arrays.setAll(recentOccasions, period -> Arrays.copyOf(recentOccasions[period], capacity));
        Arrays.setAll(dealings, kind -> Arrays.copyOf(dealings[kind], capacity));
    }
}
