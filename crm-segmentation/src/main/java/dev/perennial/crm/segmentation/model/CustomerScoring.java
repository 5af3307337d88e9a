package dev.perennial.crm.segmentation.model;

import java.util.Arrays;

/**
 * Computes every number of customers from a purchase model and a spend model.
 *
 * @param purchases how often they order, and for how long
 * @param spend what they spend on an order
 * @param terms over what time their value is counted
 * @param horizon of expected orders and of the probability of an order, weeks; 0 or more
 */
public record CustomerScoring(PurchaseModel purchases, GammaGamma spend, ValueTerms terms, double horizon) {

    public CustomerScoring {
        PurchaseModel.requireHorizon(horizon);
    }

    /**
     * Scores one customer.
     *
     * @param meanSpend z, the mean value of the repeat orders, money; 0 or more, without influence when there is no repeat
     * @param margin the share of revenue that is kept, usually 0 to 1; finite
     * @throws IllegalArgumentException for another mean spend or margin
     */
    public CustomerScore score(PurchaseHistory history, double meanSpend, double margin) {
        return score(history, meanSpend, margin, prospect(history.repeats(), history.age()));
    }

    /**
     * The value of each month of one customer, money; they add up to {@link CustomerScore#revenue}.
     *
     * @param meanSpend z, the mean value of the repeat orders, money
     */
    public double[] monthlyRevenue(PurchaseHistory history, double meanSpend) {
        double now = purchases.probabilityAlive(history) * spend.expectedSpend(history.repeats(), meanSpend);
        double[] orders = purchases.ordersWhileAlive(history.repeats(), history.age(), terms.monthEnds());
        return Arrays.stream(terms.discounted(orders)).map(o -> now * o).toArray();
    }

    /**
     * Scores many customers, with the very bits that {@link #score(PurchaseHistory, double, double)} gives each. What
     * does not depend on t_x is computed once for each distinct (x, T).
     *
     * @param meanSpend z of each customer
     * @param margin of each customer
     * @param threads 1 or more; without influence on the scores
     */
    public CustomerScores score(PurchaseHistories histories, double[] meanSpend, double[] margin, int threads) {
        if (meanSpend.length != histories.size() || margin.length != histories.size()) {
            throw new IllegalArgumentException(
                    "columns differ in length: " + histories.size() + ", " + meanSpend.length + ", " + margin.length);
        }
        CustomerScores scores = new CustomerScores(histories.size());
        try (Workers workers = new Workers(threads)) {
            DistinctValues ages = DistinctValues.ofNonNegative(histories.age, workers);
            DistinctValues pairs = DistinctValues.of(pairs(histories.repeats, ages), workers);
            double[] distinctAges = ages.asDoubles();
            Prospect[] prospects = new Prospect[pairs.size()];
            workers.forRanges(prospects.length, (from, to) -> {
                for (int i = from; i < to; i++) {
                    long pair = pairs.ascending[i];
                    prospects[i] = prospect((int) (pair >>> Integer.SIZE), distinctAges[(int) pair]);
                }
            });
            workers.forRanges(histories.size(), (from, to) -> {
                for (int i = from; i < to; i++) {
                    scores.set(i, score(histories.at(i), meanSpend[i], margin[i], prospects[pairs.rank[i]]));
                }
            });
        }
        return scores;
    }

    private static long[] pairs(int[] repeats, DistinctValues ages) {
        long[] pairs = new long[repeats.length];
        for (int i = 0; i < pairs.length; i++) {
            pairs[i] = (long) repeats[i] << Integer.SIZE | ages.rank[i];
        }
        return pairs;
    }

    /** What lies ahead of a customer who has not left, whenever they ordered last. */
    private record Prospect(double orders, double probabilityOfOrder, double discountedOrders) {}

    private Prospect prospect(int repeats, double age) {
        double[] monthEnds = terms.monthEnds();
        double[] horizons = Arrays.copyOf(monthEnds, monthEnds.length + 1);
        horizons[monthEnds.length] = horizon;
        double[] orders = purchases.ordersWhileAlive(repeats, age, horizons);
        return new Prospect(
                orders[monthEnds.length],
                purchases.probabilityOfOrderWhileAlive(repeats, age, horizon),
                terms.discountedTotal(orders));
    }

    private CustomerScore score(PurchaseHistory history, double meanSpend, double margin, Prospect prospect) {
        if (!Double.isFinite(margin)) {
            throw new IllegalArgumentException("a margin must be finite: " + margin);
        }
        double alive = purchases.probabilityAlive(history);
        double value = spend.expectedSpend(history.repeats(), meanSpend);
        double revenue = alive * prospect.discountedOrders * value;
        return new CustomerScore(
                alive, alive * prospect.orders, alive * prospect.probabilityOfOrder, value, revenue, revenue * margin);
    }
}
