package dev.perennial.crm.segmentation.recommendation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RuleMinerTest {

    private static final Groceries GROCERIES = Groceries.read();

    @Test
    void groceriesHaveTheBasketsAndItemsThatArulesCounts() {
        assertThat(GROCERIES.baskets().size()).isEqualTo(9_835);
        assertThat(GROCERIES.baskets().items()).isEqualTo(169);
        assertThat(GROCERIES.baskets().holding(GROCERIES.names().indexOf("whole milk")))
                .hasSize(2_513);
    }

    @ParameterizedTest(name = "support {0}, confidence {1}: {2} rules")
    @CsvSource({"0.01, 0.5, 15", "0.006, 0.25, 463", "0.001, 0.8, 410"})
    void arulesFindsAsManyRules(double support, double confidence, int rules) {
        assertThat(mine(support, confidence).rules()).hasSize(rules);
    }

    @Test
    void everyRuleHasTheFiguresOfArules() throws IOException {
        Map<String, Rule> rules =
                mine(0.01, 0.5).rules().stream().collect(Collectors.toMap(GROCERIES::written, Function.identity()));
        int compared = 0;
        for (String[] row : reference()) {
            if (row[2].equals("rule")) {
                Rule rule = Objects.requireNonNull(rules.get(row[3]), row[3]);
                double figure =
                        switch (row[4]) {
                            case "count" -> rule.together();
                            case "support" -> rule.support();
                            case "confidence" -> rule.confidence();
                            default -> rule.lift();
                        };
                assertThat(figure).as("%s %s", row[3], row[4]).isCloseTo(Double.parseDouble(row[5]), within(1e-9));
                compared++;
            }
        }
        assertThat(compared).isEqualTo(60);
    }

    /** Against all itemsets counted one by one. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void nothingFrequentIsMissedOrMadeUp(long seed) {
        Random random = new Random(seed);
        List<Set<Integer>> drawn = new ArrayList<>();
        Baskets.Builder builder = new Baskets.Builder();
        for (int basket = 0; basket < 60; basket++) {
            builder.next();
            Set<Integer> items = new HashSet<>();
            random.ints(random.nextInt(6), 0, 8).forEach(item -> {
                items.add(item);
                builder.add(item);
            });
            drawn.add(items);
        }

        FrequentItemsets.Found found = FrequentItemsets.in(builder.build(), thresholds(0.05, 3, 0, 1_000));

        assertThat(found.counts()).isEqualTo(counted(drawn, 3, 3));
    }

    @Test
    void whereTooMuchIsFrequentOnlyTheMoreFrequentIsKept() {
        Baskets.Builder builder = new Baskets.Builder();
        for (int basket = 0; basket < 100; basket++) {
            builder.next();
            for (int item = 0; item < 40 && item <= basket; item++) {
                builder.add(item);
            }
        }

        FrequentItemsets.Found found = FrequentItemsets.in(builder.build(), thresholds(0.01, 3, 0, 500));

        assertThat(found.leastBaskets()).isGreaterThan(1);
        assertThat(found.counts()).hasSizeLessThanOrEqualTo(500);
    }

    @ParameterizedTest
    @CsvSource({
        // the tea taster, Fisher 1935: 3 of 4 right by chance 17/70
        "3, 4, 4, 8, 0.242857142857142857",
        "4, 4, 4, 8, 0.0142857142857142857",
        "0, 4, 4, 8, 1",
        // added up in whole numbers
        "60, 1000, 500, 10000, 0.07567237123670831"
    })
    void chanceIsThatOfFishersExactTest(int together, int first, int second, int baskets, double expected) {
        assertThat(FishersExact.atLeast(together, first, second, baskets)).isCloseTo(expected, within(expected * 1e-9));
    }

    @Test
    void ofThingsBoughtAtRandomHardlyARuleIsTold() {
        Random random = new Random(11);
        Baskets.Builder builder = new Baskets.Builder();
        for (int basket = 0; basket < 3_000; basket++) {
            builder.next();
            IntStream.range(0, 30).filter(item -> random.nextDouble() < 0.15).forEach(builder::add);
        }

        RuleMiner.Mined mined = RuleMiner.mine(builder.build(), new Thresholds(0.005, 20, 0, 1.0, 0.05, 3, 100_000));

        assertThat(mined.rules()).hasSizeLessThan(5);
    }

    private static RuleMiner.Mined mine(double support, double confidence) {
        return RuleMiner.mine(GROCERIES.baskets(), thresholds(support, 10, confidence, 1_000_000));
    }

    private static Thresholds thresholds(double support, int items, double confidence, int itemsets) {
        return new Thresholds(support, 1, confidence, 0, 1, items, itemsets);
    }

    private static Map<Itemset, Integer> counted(List<Set<Integer>> baskets, int least, int mostItems) {
        return IntStream.range(1, 1 << 8)
                .filter(bits -> Integer.bitCount(bits) <= mostItems)
                .mapToObj(bits -> new Itemset(IntStream.range(0, 8)
                        .filter(item -> (bits >> item & 1) == 1)
                        .boxed()
                        .toList()))
                .collect(Collectors.toMap(Function.identity(), itemset -> (int) baskets.stream()
                        .filter(basket -> basket.containsAll(itemset.items()))
                        .count()))
                .entrySet()
                .stream()
                .filter(entry -> entry.getValue() >= least)
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static List<String[]> reference() throws IOException {
        try (var reader = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(RuleMinerTest.class.getResourceAsStream("../model/reference_public.csv")),
                StandardCharsets.UTF_8))) {
            return reader.lines()
                    .map(line -> line.split(","))
                    .filter(row -> row.length > 5)
                    .toList();
        }
    }
}
