package dev.perennial.crm.segmentation.accuracy;

import java.util.ArrayList;
import java.util.List;

/**
 * What a list of the customers most at risk is worth.
 *
 * @param share    the share of all customers taken, those of the highest risk
 * @param captured the share of all leavers among them
 * @param lift     how many times more leavers than among as many customers taken at random
 */
public record Lift(double share, double captured, double lift) {

    private static final int STEPS = 10;

    /** For the tenth of customers most at risk, two tenths and so on; none when nobody left. */
    public static List<Lift> of(double[] risk, boolean[] left) {
        int[] order = Ranking.of(risk);
        long all = leavers(order, left, 0);
        List<Lift> lifts = new ArrayList<>();
        for (int step = 1; step <= STEPS && all > 0; step++) {
            int taken = (int) ((long) order.length * step / STEPS);
            if (taken > 0) {
                double share = (double) taken / order.length;
                double captured = (double) leavers(order, left, order.length - taken) / all;
                lifts.add(new Lift(share, captured, captured / share));
            }
        }
        return lifts;
    }

    private static long leavers(int[] order, boolean[] left, int from) {
        long leavers = 0;
        for (int at = from; at < order.length; at++) {
            leavers += left[order[at]] ? 1 : 0;
        }
        return leavers;
    }
}
