package dev.perennial.crm.segmentation.recommendation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Finds the rules in baskets that are worth telling. Equal baskets give equal rules in equal order. */
final class RuleMiner {

    private static final Comparator<Rule> BEST_FIRST = Comparator.comparingDouble(Rule::gain)
            .reversed()
            .thenComparing(rule -> rule.antecedent().items().toString())
            .thenComparingInt(Rule::consequent);

    private RuleMiner() {}

    /**
     * What was found.
     *
     * @param rules        those that add most first
     * @param baskets      number of baskets looked at
     * @param leastBaskets number of baskets that every rule holds in at least
     */
    record Mined(List<Rule> rules, int baskets, int leastBaskets) {}

    static Mined mine(Baskets baskets, Thresholds thresholds) {
        FrequentItemsets.Found found = FrequentItemsets.in(baskets, thresholds);
        // every rule tried counts for the correction, also those too weak to tell
        List<Rule> rules = corrected(tried(found.counts(), baskets.size())).stream()
                .filter(rule -> rule.confidence() >= thresholds.confidence()
                        && rule.lift() >= thresholds.lift()
                        && rule.chance() <= thresholds.chance())
                .sorted(BEST_FIRST)
                .toList();
        return new Mined(rules, baskets.size(), found.leastBaskets());
    }

    private static List<Rule> tried(Map<Itemset, Integer> counts, int baskets) {
        List<Rule> rules = new ArrayList<>();
        counts.forEach((itemset, together) -> {
            if (itemset.size() > 1) {
                for (int consequent : itemset.items()) {
                    rules.add(rule(itemset.without(consequent), consequent, together, counts, baskets));
                }
            }
        });
        return rules;
    }

    private static Rule rule(
            Itemset antecedent, int consequent, int together, Map<Itemset, Integer> counts, int baskets) {
        // all parts of a frequent itemset are frequent
        int withAntecedent = counts.getOrDefault(antecedent, together);
        int withConsequent = counts.getOrDefault(new Itemset(List.of(consequent)), together);
        double chance = FishersExact.atLeast(together, withAntecedent, withConsequent, baskets);
        return new Rule(antecedent, consequent, together, withAntecedent, withConsequent, baskets, chance);
    }

    private static List<Rule> corrected(List<Rule> rules) {
        List<Rule> byChance =
                rules.stream().sorted(Comparator.comparingDouble(Rule::chance)).toList();
        List<Rule> corrected = new ArrayList<>();
        double least = 1;
        for (int rank = byChance.size(); rank > 0; rank--) {
            Rule rule = byChance.get(rank - 1);
            least = Math.min(least, rule.chance() * byChance.size() / rank);
            corrected.add(rule.withChance(least));
        }
        return corrected;
    }
}
