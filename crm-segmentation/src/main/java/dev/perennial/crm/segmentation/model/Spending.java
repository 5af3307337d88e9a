package dev.perennial.crm.segmentation.model;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * What customers spent on their repeat orders: the distinct pairs of x and z with their weights, sorted. Customers
 * without a repeat, or whose repeats were free, tell nothing about spending and are left out.
 */
public final class Spending {

    /** The distinct x, ascending. */
    final int[] repeats;

    /** For every group, where its x stands among the distinct ones, and ln(x z). */
    final int[] repeatsAt;

    final double[] logTotal;
    final double[] weight;

    final double customers;
    private final double meanSpend;
    private final double correlation;

    private Spending(int[] repeats, int[] repeatsAt, double[] mean, double[] weight) {
        this.repeats = repeats;
        this.repeatsAt = repeatsAt;
        this.weight = weight;
        this.logTotal = IntStream.range(0, mean.length)
                .mapToDouble(i -> Math.log(repeats[repeatsAt[i]]) + Math.log(mean[i]))
                .toArray();
        Correlation both = new Correlation();
        for (int i = 0; i < mean.length; i++) {
            both.add(repeats[repeatsAt[i]], mean[i], weight[i]);
        }
        this.customers = both.weight();
        this.meanSpend = both.meanY();
        this.correlation = both.value();
    }

    private Spending(Spending all, int[] kept) {
        this.repeats = all.repeats;
        this.repeatsAt = Arrays.stream(kept).map(i -> all.repeatsAt[i]).toArray();
        this.weight = Arrays.stream(kept).mapToDouble(i -> all.weight[i]).toArray();
        this.logTotal = Arrays.stream(kept).mapToDouble(i -> all.logTotal[i]).toArray();
        this.customers = Arrays.stream(weight).sum();
        this.meanSpend = all.meanSpend;
        this.correlation = all.correlation;
    }

    /**
     * Takes columns of equal length, one entry a customer, each counted once.
     *
     * @param repeats x
     * @param meanSpend z, the mean value of the repeat orders; 0 or more
     */
    public static Spending of(int[] repeats, double[] meanSpend) {
        double[] once = new double[repeats.length];
        Arrays.fill(once, 1);
        return of(repeats, meanSpend, once);
    }

    /**
     * The same for customers that stand for several each.
     *
     * @throws IllegalArgumentException when the lengths differ, a number is negative or not finite, or a weight is not
     *     above 0
     */
    public static Spending of(int[] repeats, double[] meanSpend, double[] weight) {
        if (meanSpend.length != repeats.length) {
            throw new IllegalArgumentException("columns differ in length: " + repeats.length + ", " + meanSpend.length);
        }
        PurchaseGroups.requireWeights(repeats.length, weight);
        for (int i = 0; i < repeats.length; i++) {
            GammaGamma.requireSpend(repeats[i], meanSpend[i]);
        }
        int[] telling = IntStream.range(0, repeats.length)
                .filter(i -> repeats[i] > 0 && meanSpend[i] > 0)
                .toArray();
        try (Workers workers = new Workers(FitSettings.DEFAULT.threads())) {
            DistinctValues x = DistinctValues.of(
                    Arrays.stream(telling).mapToLong(i -> repeats[i]).toArray(), workers);
            DistinctValues z = DistinctValues.ofNonNegative(
                    Arrays.stream(telling).mapToDouble(i -> meanSpend[i]).toArray(), workers);
            double[] weights =
                    Arrays.stream(telling).mapToDouble(i -> weight[i]).toArray();
            Grouping groups = Grouping.of(weights, x, z);
            double[] distinctSpend = z.asDoubles();
            return new Spending(
                    Arrays.stream(x.ascending).mapToInt(Math::toIntExact).toArray(),
                    groups.ranks(x),
                    Arrays.stream(groups.ranks(z))
                            .mapToDouble(i -> distinctSpend[i])
                            .toArray(),
                    groups.weight);
        }
    }

    /** How many customers spent something on repeat orders. */
    public double customers() {
        return customers;
    }

    /** The correlation between the number of repeat orders and their mean value; 0 when one of them does not vary. */
    public double correlation() {
        return correlation;
    }

    double meanSpend() {
        return meanSpend;
    }

    int size() {
        return weight.length;
    }

    Spending every(int stride) {
        return new Spending(
                this,
                IntStream.range(0, (size() + stride - 1) / stride)
                        .map(i -> i * stride)
                        .toArray());
    }
}
