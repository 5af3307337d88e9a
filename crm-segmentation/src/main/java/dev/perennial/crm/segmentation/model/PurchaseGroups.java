package dev.perennial.crm.segmentation.model;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Customers with equal histories counted once, which is all that a likelihood needs: a million customers have a few
 * hundred thousand distinct (x, t_x, T) and a few hundred distinct values of each. Groups are sorted, so the order in
 * which customers came makes no difference, not even in the last bit.
 */
public final class PurchaseGroups {

    /** The distinct values, ascending. */
    final int[] repeats;

    final double[] lastOrder;
    final double[] age;

    /** For every group, where its values stand among the distinct ones. */
    final int[] repeatsAt;

    final int[] lastOrderAt;
    final int[] ageAt;
    final double[] weight;

    final double totalWeight;

    private PurchaseGroups(
            int[] repeats,
            double[] lastOrder,
            double[] age,
            int[] repeatsAt,
            int[] lastOrderAt,
            int[] ageAt,
            double[] weight) {
        this.repeats = repeats;
        this.lastOrder = lastOrder;
        this.age = age;
        this.repeatsAt = repeatsAt;
        this.lastOrderAt = lastOrderAt;
        this.ageAt = ageAt;
        this.weight = weight;
        this.totalWeight = Arrays.stream(weight).sum();
    }

    /** Groups customers, each counted once. */
    public static PurchaseGroups of(PurchaseHistories histories) {
        double[] once = new double[histories.size()];
        Arrays.fill(once, 1);
        return of(histories, once);
    }

    /**
     * Groups customers that stand for several each.
     *
     * @param weight how many customers each history stands for; above 0
     * @throws IllegalArgumentException when a weight is missing, not finite or not above 0
     */
    public static PurchaseGroups of(PurchaseHistories histories, double[] weight) {
        requireWeights(histories.size(), weight);
        try (Workers workers = new Workers(FitSettings.DEFAULT.threads())) {
            DistinctValues repeats = DistinctValues.of(
                    Arrays.stream(histories.repeats).asLongStream().toArray(), workers);
            DistinctValues lastOrder = DistinctValues.ofNonNegative(histories.lastOrder, workers);
            DistinctValues age = DistinctValues.ofNonNegative(histories.age, workers);
            Grouping groups = Grouping.of(weight, repeats, age, lastOrder);
            return new PurchaseGroups(
                    Arrays.stream(repeats.ascending).mapToInt(Math::toIntExact).toArray(),
                    lastOrder.asDoubles(),
                    age.asDoubles(),
                    groups.ranks(repeats),
                    groups.ranks(lastOrder),
                    groups.ranks(age),
                    groups.weight);
        }
    }

    static void requireWeights(int size, double[] weight) {
        if (weight.length != size) {
            throw new IllegalArgumentException("weights: " + weight.length + " for " + size + " customers");
        }
        for (double w : weight) {
            if (!(w > 0 && w < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException("a weight must be finite and above 0: " + w);
            }
        }
    }

    /** How many distinct histories there are. */
    public int size() {
        return weight.length;
    }

    /** How many customers they stand for. */
    public double customers() {
        return totalWeight;
    }

    /** How many of them bought again. */
    public double repeatCustomers() {
        return IntStream.range(0, size())
                .filter(i -> repeats[repeatsAt[i]] > 0)
                .mapToDouble(i -> weight[i])
                .sum();
    }

    /** The mean of T over the customers, in weeks; 1 when it is 0. */
    double meanAge() {
        double mean = IntStream.range(0, size())
                        .mapToDouble(i -> weight[i] * age[ageAt[i]])
                        .sum()
                / totalWeight;
        return mean > 0 ? mean : 1;
    }

    /**
     * Customers that stand for all: every k-th in sorted order, so that all kinds are there in their shares. All of them
     * where there are no more.
     *
     * @param number how many, 1 or more
     */
    public PurchaseGroups sample(int number) {
        double stride = totalWeight / number;
        if (stride <= 1) {
            return this;
        }
        double[] taken = new double[weight.length];
        double before = 0;
        for (int i = 0; i < weight.length; i++) {
            double up = before + weight[i];
            taken[i] = Math.rint(up / stride) - Math.rint(before / stride);
            before = up;
        }
        return only(IntStream.range(0, weight.length).filter(i -> taken[i] > 0).toArray(), taken);
    }

    /** Every {@code stride}-th group: since groups are sorted, a stratified sample. */
    PurchaseGroups every(int stride) {
        int[] kept = IntStream.range(0, (size() + stride - 1) / stride)
                .map(i -> i * stride)
                .toArray();
        return only(kept, weight);
    }

    private PurchaseGroups only(int[] kept, double[] weights) {
        return new PurchaseGroups(
                repeats,
                lastOrder,
                age,
                Arrays.stream(kept).map(i -> repeatsAt[i]).toArray(),
                Arrays.stream(kept).map(i -> lastOrderAt[i]).toArray(),
                Arrays.stream(kept).map(i -> ageAt[i]).toArray(),
                Arrays.stream(kept).mapToDouble(i -> weights[i]).toArray());
    }

    /** The weight of each distinct number of repeats. */
    double[] weightByRepeats() {
        double[] sums = new double[repeats.length];
        for (int i = 0; i < weight.length; i++) {
            sums[repeatsAt[i]] += weight[i];
        }
        return sums;
    }
}
