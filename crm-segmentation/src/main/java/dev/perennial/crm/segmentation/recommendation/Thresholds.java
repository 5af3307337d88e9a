package dev.perennial.crm.segmentation.recommendation;

/**
 * From when on a rule is worth telling.
 *
 * @param support    least share of the baskets that hold all its items, 0 to 1
 * @param baskets    least number of such baskets, whatever their share
 * @param confidence least share of the baskets with the antecedent that hold the consequent too, 0 to 1
 * @param lift       least lift
 * @param chance     greatest probability, after correction for the number of rules, that it is there by chance
 * @param items      most items of a rule, its consequent included; 2 or more
 * @param itemsets   most frequent itemsets to keep; where there are more, the least number of baskets is doubled
 */
record Thresholds(double support, int baskets, double confidence, double lift, double chance, int items, int itemsets) {

    static final Thresholds DEFAULT = new Thresholds(0.005, 20, 0.2, 1.2, 0.05, 3, 200_000);

    /** Least number of baskets out of so many. */
    int leastBaskets(int total) {
        return Math.max(baskets, (int) Math.ceil(support * total - 1e-9));
    }
}
