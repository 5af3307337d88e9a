package dev.perennial.crm.segmentation.recommendation;

import java.util.List;

/**
 * A rule as people read it: of {@code withAntecedent} baskets with the antecedent, {@code together} hold the consequent too.
 *
 * @param id     its place among the rules, those that add most first
 * @param chance probability that it is there by chance, corrected for the number of rules tried
 */
public record AssociationRule(
        long id,
        List<Product> antecedent,
        Product consequent,
        int together,
        int withAntecedent,
        int withConsequent,
        int baskets,
        double chance) {

    /** What is bought. */
    public record Product(String sku, String name) {}

    /** Share of all baskets that hold all its products, 0 to 1. */
    public double support() {
        return (double) together / baskets;
    }

    /** Share of the baskets with the antecedent that hold the consequent too, 0 to 1. */
    public double confidence() {
        return (double) together / withAntecedent;
    }

    /** Share of all baskets that hold the consequent, 0 to 1. */
    public double baseRate() {
        return (double) withConsequent / baskets;
    }

    /** How many times more often than by chance; above 1 for every rule told. */
    public double lift() {
        return confidence() / baseRate();
    }
}
