package dev.perennial.crm.segmentation.recommendation;

/**
 * "Who buys the antecedent buys the consequent too", as it was in some baskets (Agrawal, Imieliński and Swami, 1993).
 *
 * @param together        baskets with the antecedent and the consequent
 * @param withAntecedent  baskets with the antecedent
 * @param withConsequent  baskets with the consequent
 * @param baskets         all baskets
 * @param chance          probability of as many together or more if the two had nothing to do with each other
 *                        (Fisher's exact test), corrected for the number of rules (Benjamini and Hochberg, 1995)
 */
record Rule(
        Itemset antecedent,
        int consequent,
        int together,
        int withAntecedent,
        int withConsequent,
        int baskets,
        double chance) {

    /** Share of all baskets that hold both, 0 to 1. */
    double support() {
        return (double) together / baskets;
    }

    /** Share of the baskets with the antecedent that hold the consequent too, 0 to 1. */
    double confidence() {
        return (double) together / withAntecedent;
    }

    /** How many times more often than if the two had nothing to do with each other. */
    double lift() {
        return confidence() / baseRate();
    }

    /** How much greater the share of baskets with both is than if the two had nothing to do with each other. */
    double leverage() {
        return support() - (double) withAntecedent / baskets * baseRate();
    }

    /** How many more of those who buy the antecedent buy the consequent than of all, as a share. */
    double gain() {
        return confidence() - baseRate();
    }

    private double baseRate() {
        return (double) withConsequent / baskets;
    }

    Rule withChance(double corrected) {
        return new Rule(antecedent, consequent, together, withAntecedent, withConsequent, baskets, corrected);
    }
}
