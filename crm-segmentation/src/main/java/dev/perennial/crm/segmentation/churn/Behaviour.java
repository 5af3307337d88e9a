package dev.perennial.crm.segmentation.churn;

import dev.perennial.crm.segmentation.model.PurchaseHistories;
import java.util.Arrays;

/**
 * What is known of each customer with an occasion on the evening of a day: one entry a customer in each column. The learner
 * sees customers by nothing else. Days count from 1 January 2000, values are in ten-thousandths.
 */
public final class Behaviour {

    private static final int[] RECENT_DAYS = {28, 56, 91, 182};

    private static final double WEEK = 7;

    final int today;

    /** Where the customer stands among {@link Occasions}. */
    final int[] customer;

    final int[] firstDay;
    final int[] lastDay;
    final int[] occasions;

    /** Days between the last occasion and the one before it; 0 without one. */
    final int[] lastGap;

    /** Value of all occasions. */
    final long[] gross;

    /** Occasions of the last {@link #RECENT_DAYS}, one column for each of these. */
    final int[][] recent;

    /** What passed besides within the last {@link Dealing#DAYS}, one column for each {@link Dealing}. */
    final int[][] dealings;

    /**
     * @param today    the last day that is known
     * @param customer where each customer stands among {@link Occasions}; the columns have as many entries, empty as yet
     */
    Behaviour(int today, int[] customer) {
        int size = customer.length;
        this.today = today;
        this.customer = customer;
        this.firstDay = new int[size];
        this.lastDay = new int[size];
        this.occasions = new int[size];
        this.lastGap = new int[size];
        this.gross = new long[size];
        this.recent = new int[RECENT_DAYS.length][size];
        this.dealings = new int[Dealing.COUNT][size];
    }

    private Behaviour(
            int today,
            int[] firstDay,
            int[] lastDay,
            int[] occasions,
            int[] lastGap,
            long[] gross,
            int[][] recent,
            int[][] dealings) {
        this.today = today;
        this.customer = new int[0];
        this.firstDay = firstDay;
        this.lastDay = lastDay;
        this.occasions = occasions;
        this.lastGap = lastGap;
        this.gross = gross;
        this.recent = recent;
        this.dealings = dealings;
    }

    /**
     * Takes columns that somebody else has counted; held, not copied. Each has an entry for every customer, and no more.
     *
     * @param lastGap  days between the last occasion and the one before it; 0 without one
     * @param gross    value of all occasions
     * @param recent   occasions of the last 4, 8, 13 and 26 weeks, one column for each
     * @param dealings of the last {@value Dealing#DAYS} days, one column for each {@link Dealing}
     */
    public static Behaviour of(
            int today,
            int[] firstDay,
            int[] lastDay,
            int[] occasions,
            int[] lastGap,
            long[] gross,
            int[][] recent,
            int[][] dealings) {
        return new Behaviour(today, firstDay, lastDay, occasions, lastGap, gross, recent, dealings);
    }

    /** How many days the counts of recent occasions reach back, the day itself included. */
    public static int[] recentDays() {
        return RECENT_DAYS.clone();
    }

    /** The only customer of this so many times, each to be changed on its own. */
    Behaviour repeated(int times) {
        Behaviour all = new Behaviour(today, new int[times]);
        Arrays.fill(all.customer, customer[0]);
        Arrays.fill(all.firstDay, firstDay[0]);
        Arrays.fill(all.lastDay, lastDay[0]);
        Arrays.fill(all.occasions, occasions[0]);
        Arrays.fill(all.lastGap, lastGap[0]);
        Arrays.fill(all.gross, gross[0]);
        for (int period = 0; period < recent.length; period++) {
            Arrays.fill(all.recent[period], recent[period][0]);
        }
        for (int kind = 0; kind < dealings.length; kind++) {
            Arrays.fill(all.dealings[kind], dealings[kind][0]);
        }
        return all;
    }

    /** How many customers there are. */
    public int size() {
        return firstDay.length;
    }

    /** Where a customer stands among the {@link Occasions} that this was told from. */
    public int customer(int row) {
        return customer[row];
    }

    /** Occasions after the first. */
    public int repeats(int row) {
        return occasions[row] - 1;
    }

    /** Days since the last occasion. */
    public int silence(int row) {
        return today - lastDay[row];
    }

    /** Everything that is known of a customer, to be read or compared. */
    public String describe(int row) {
        return "first %d, last %d, occasions %d, last gap %d, gross %d, recent %s, dealings %s"
                .formatted(
                        firstDay[row],
                        lastDay[row],
                        occasions[row],
                        lastGap[row],
                        gross[row],
                        Arrays.stream(recent).map(column -> column[row]).toList(),
                        Arrays.stream(dealings).map(column -> column[row]).toList());
    }

    /** As the purchase models see them. */
    public PurchaseHistories histories() {
        int[] repeats = new int[size()];
        double[] last = new double[size()];
        double[] age = new double[size()];
        Arrays.setAll(repeats, this::repeats);
        Arrays.setAll(last, row -> (lastDay[row] - firstDay[row]) / WEEK);
        Arrays.setAll(age, row -> (today - firstDay[row]) / WEEK);
        return PurchaseHistories.of(repeats, last, age);
    }

    /** Adds an occasion, the earliest first. */
    void add(int row, int day, long value) {
        if (occasions[row] == 0) {
            firstDay[row] = day;
        } else {
            lastGap[row] = day - lastDay[row];
        }
        lastDay[row] = day;
        occasions[row]++;
        gross[row] += value;
        for (int period = 0; period < RECENT_DAYS.length; period++) {
            recent[period][row] += today - day < RECENT_DAYS[period] ? 1 : 0;
        }
    }
}
