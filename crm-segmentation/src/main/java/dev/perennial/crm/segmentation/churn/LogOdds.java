package dev.perennial.crm.segmentation.churn;

import java.util.Arrays;
import java.util.stream.IntStream;

/** Probabilities as log-odds and back, and log-odds moved so that their probabilities have a given mean. */
final class LogOdds {

    /** Nothing is taken to be surer than this: a mean of log-odds must stay finite. */
    private static final double LEAST = 1e-6;

    /** Sums are taken in whole multiples of 1 over this, so that they do not depend on who comes first. */
    private static final double UNITS = 1L << 36;

    private static final double CLOSE = 1e-10;
    private static final int STEPS = 60;
    private static final double LONGEST_STEP = 2;

    private LogOdds() {}

    static double of(double probability) {
        double p = Math.clamp(probability, LEAST, 1 - LEAST);
        return Math.log(p / (1 - p));
    }

    static double probability(double logOdds) {
        return 1 / (1 + Math.exp(-logOdds));
    }

    /** The mean probability, the same to the bit in whatever order the entries come. */
    static double mean(double[] logOdds, double shift) {
        return sum(logOdds, shift) / UNITS / logOdds.length;
    }

    /** What to add to every entry so that the mean probability becomes another one; 0 for no entries. */
    static double shiftTo(double[] logOdds, double mean) {
        double target = Math.clamp(mean, LEAST, 1 - LEAST);
        double shift = 0;
        for (int step = 0; step < STEPS && logOdds.length > 0; step++) {
            double now = mean(logOdds, shift);
            double spread = Math.max(slope(logOdds, shift), LEAST);
            double move = Math.clamp((target - now) / spread, -LONGEST_STEP, LONGEST_STEP);
            shift += move;
            if (Math.abs(move) < CLOSE) {
                break;
            }
        }
        return shift;
    }

    static double[] probabilities(double[] logOdds, double shift) {
        double[] probabilities = new double[logOdds.length];
        Arrays.setAll(probabilities, row -> probability(logOdds[row] + shift));
        return probabilities;
    }

    private static long sum(double[] logOdds, double shift) {
        return IntStream.range(0, logOdds.length)
                .parallel()
                .mapToLong(row -> Math.round(probability(logOdds[row] + shift) * UNITS))
                .sum();
    }

    private static double slope(double[] logOdds, double shift) {
        long sum = IntStream.range(0, logOdds.length)
                .parallel()
                .mapToLong(row -> {
                    double p = probability(logOdds[row] + shift);
                    return Math.round(p * (1 - p) * UNITS);
                })
                .sum();
        return sum / UNITS / logOdds.length;
    }
}
