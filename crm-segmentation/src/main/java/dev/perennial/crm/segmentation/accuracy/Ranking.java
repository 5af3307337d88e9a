package dev.perennial.crm.segmentation.accuracy;

import java.util.stream.IntStream;

/** Customers in the order of a score, the lowest first; equal scores keep the order in which they were given. */
final class Ranking {

    private Ranking() {}

    static int[] of(double[] score) {
        return IntStream.range(0, score.length)
                .boxed()
                .sorted((one, other) -> Double.compare(score[one], score[other]))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /**
     * AUC: the probability that of a customer who left and one who stayed the former has the higher score, ties counting half
     * (Mann-Whitney). NaN when all left or none.
     */
    static double auc(double[] score, boolean[] left) {
        int[] order = of(score);
        long leavers = 0;
        double ranks = 0;
        for (int from = 0; from < order.length; ) {
            int to = from;
            int leaversHere = 0;
            while (to < order.length && score[order[to]] == score[order[from]]) {
                leaversHere += left[order[to++]] ? 1 : 0;
            }
            // equal scores share the mean of their ranks
            ranks += leaversHere * (from + to + 1) / 2.0;
            leavers += leaversHere;
            from = to;
        }
        double pairs = (double) leavers * (order.length - leavers);
        return (ranks - leavers * (leavers + 1) / 2.0) / pairs;
    }
}
