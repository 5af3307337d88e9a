package dev.perennial.crm.segmentation.churn;

import java.util.List;

/**
 * How far the purchase models were off in earlier windows, in log-odds, and how much of that may be carried over.
 *
 * <p>What was off in one window may have been the season. Two things guard against that. Where windows disagree, little is carried
 * over: the mean is shrunk by its square over that and its own variance, in which windows that overlap count as the time they cover.
 * And a window shorter than a year takes over only the part of a yearly swing that averages out over its length: of the variance of
 * a yearly sine, h years leave (sin(πh)/(πh))², 81 % of it after 90 days and 9 % after nine months.
 */
final class Correction {

    private static final double YEAR = 365;

    private Correction() {}

    /** @param windows all of one length, the earliest first; none is no correction */
    static double of(List<Snapshot> windows) {
        double[] off = windows.stream().mapToDouble(Snapshot::off).toArray();
        double mean = 0;
        for (double one : off) {
            mean += one / off.length;
        }
        double variance = 0;
        for (double one : off) {
            variance += (one - mean) * (one - mean) / off.length;
        }
        double square = mean * mean;
        return square == 0 ? 0 : mean * square / (square + variance / apart(windows));
    }

    /** What part of a correction may be carried over to a window of so many days, 0 to 1. */
    static double weight(int horizonDays) {
        double swing = Math.PI * Math.min(horizonDays / YEAR, 1);
        double left = Math.sin(swing) / swing;
        return 1 - left * left;
    }

    /** How many windows side by side would cover the same days. */
    private static double apart(List<Snapshot> windows) {
        double covered = 0;
        int end = Integer.MIN_VALUE;
        for (Snapshot window : windows) {
            int windowEnd = window.day() + window.horizonDays();
            covered += windowEnd - Math.max(window.day(), Math.min(end, windowEnd));
            end = Math.max(end, windowEnd);
        }
        return covered / windows.getFirst().horizonDays();
    }
}
