package dev.perennial.crm.segmentation.accuracy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What happened to customers of about the same forecast. */
public final class Reliability {

    /** How many groups of equal size customers are put into. */
    public static final int BINS = 10;

    private Reliability() {}

    /**
     * A group of customers with neighbouring forecasts.
     *
     * @param from      the lowest churn risk in it, 0 to 1
     * @param to        the highest
     * @param predicted the mean
     * @param observed  the share that left
     */
    public record Bin(double from, double to, double predicted, double observed, int customers) {}

    /** Groups of equal size, the lowest risk first; fewer groups when there are fewer customers than groups. */
    public static List<Bin> of(double[] risk, boolean[] left) {
        int[] order = Ranking.of(risk);
        double[] shares = shares(order, risk, left);
        List<Bin> bins = new ArrayList<>();
        for (int bin = 0; bin < BINS; bin++) {
            int from = (int) ((long) order.length * bin / BINS);
            int to = (int) ((long) order.length * (bin + 1) / BINS);
            if (from < to) {
                bins.add(bin(order, from, to, risk, shares));
            }
        }
        return bins;
    }

    /** ECE: how far the mean forecast and what happened lie apart, on average over {@link #BINS} groups of equal size. */
    static double error(double[] risk, boolean[] left) {
        double sum = 0;
        for (Bin bin : of(risk, left)) {
            sum += bin.customers() * Math.abs(bin.predicted() - bin.observed());
        }
        return sum / risk.length;
    }

    private static Bin bin(int[] order, int from, int to, double[] risk, double[] shares) {
        double predicted = 0;
        double leavers = 0;
        for (int at = from; at < to; at++) {
            predicted += risk[order[at]];
            leavers += shares[at];
        }
        int customers = to - from;
        return new Bin(risk[order[from]], risk[order[to - 1]], predicted / customers, leavers / customers, customers);
    }

    /** At each place the share that left among all of that very risk: customers who cannot be told apart fall into no bin by chance. */
    private static double[] shares(int[] order, double[] risk, boolean[] left) {
        double[] shares = new double[order.length];
        for (int from = 0; from < order.length; ) {
            int to = from;
            int leavers = 0;
            while (to < order.length && risk[order[to]] == risk[order[from]]) {
                leavers += left[order[to++]] ? 1 : 0;
            }
            Arrays.fill(shares, from, to, (double) leavers / (to - from));
            from = to;
        }
        return shares;
    }
}
