package dev.perennial.crm.segmentation.tier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.perennial.crm.customer.Tier;
import dev.perennial.crm.shared.InvalidInput;
import dev.perennial.crm.shared.Message;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TierRulesTest {

    private static final LocalDate AS_OF = LocalDate.of(2026, 11, 20);

    private static final TierRules RULES = new TierRules(List.of(
            rule(Tier.PLATINUM, 300_000, 10, 90),
            rule(Tier.GOLD, 90_000, 6, 90),
            rule(Tier.SILVER, 30_000, 3, 120),
            rule(Tier.BRONZE, 6_000, 1, null)));

    @Test
    void saysWhatHoldsATierAndWhatTheNextOneWants() {
        TierExplanation why = RULES.explain(new Standing(new BigDecimal("89420"), 5, 47, AS_OF));

        assertThat(why.tier()).isEqualTo(Tier.SILVER);
        assertThat(why.next()).isEqualTo(Tier.GOLD);
        assertThat(why.held()).hasSize(3).allMatch(Verdict::met);
        assertThat(why.wanted()).extracting(Verdict::met).containsExactly(false, false, true);
        assertThat(why.needs())
                .containsExactly(
                        Message.of("tier.need.revenue", new BigDecimal("580")), Message.of("tier.need.orders", 1));
        // 120 days are allowed, 47 gone: the 74th day from now is one too many
        assertThat(why.lapse()).isEqualTo(AS_OF.plusDays(74));
    }

    @Test
    void theHighestTierHasNoNextAndStandardAsksForNothing() {
        assertThat(RULES.explain(new Standing(new BigDecimal("300000"), 10, 90, AS_OF))
                        .next())
                .isNull();
        TierExplanation standard = RULES.explain(new Standing(new BigDecimal("-20"), 0, 800, AS_OF));
        assertThat(standard.tier()).isEqualTo(Tier.STANDARD);
        assertThat(standard.held()).isEmpty();
        assertThat(standard.lapse()).isNull();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void theFastDecisionIsTheOneExplained(long seed) {
        Random random = new Random(seed);
        TierRules rules = randomRules(random);
        TierCuts cuts = rules.cuts();
        for (int i = 0; i < 2000; i++) {
            long revenue = random.nextLong(-100_000, 4_000_000) * (random.nextBoolean() ? 1 : 2_500);
            int orders = random.nextInt(12);
            int recency = random.nextInt(500);
            TierExplanation why =
                    rules.explain(new Standing(BigDecimal.valueOf(revenue, TierCuts.DECIMALS), orders, recency, AS_OF));
            assertThat(cuts.tierOf(revenue, orders, recency))
                    .isEqualTo(why.tier())
                    .isEqualTo(recomputed(why));
            assertThat(why.needs())
                    .hasSameSizeAs(why.wanted().stream()
                            .filter(verdict -> !verdict.met())
                            .toList());
        }
    }

    /** From what is shown alone: everything held is met, and of the next tier's conditions at least one is not. */
    private static @Nullable Tier recomputed(TierExplanation why) {
        boolean held = why.held().stream().allMatch(TierRulesTest::holds);
        boolean next = why.next() != null && why.wanted().stream().allMatch(TierRulesTest::holds);
        return held && !next ? why.tier() : null;
    }

    private static boolean holds(Verdict verdict) {
        int compared = verdict.value().compareTo(verdict.threshold());
        return verdict.condition() == Condition.RECENCY ? compared <= 0 : compared >= 0;
    }

    @Test
    void aHigherTierMayNotBeEasier() {
        InvalidInput refused = catchThrowableOfType(
                InvalidInput.class,
                () -> new TierRules(List.of(
                        rule(Tier.PLATINUM, 80_000, 10, 90),
                        rule(Tier.GOLD, 90_000, null, 120),
                        rule(Tier.SILVER, 30_000, 3, null),
                        rule(Tier.BRONZE, null, null, 100))));

        assertThat(refused.problems())
                .extracting(InvalidInput.Problem::field)
                .containsExactly("tiers[0].minRevenue", "tiers[1].minOrders", "tiers[2].maxRecencyDays");
    }

    @Test
    void impossibleThresholdsAreRefusedAtTheirField() {
        InvalidInput refused = catchThrowableOfType(
                InvalidInput.class,
                () -> new TierRules(List.of(
                        rule(Tier.PLATINUM, 90_000, 10, 90),
                        rule(Tier.GOLD, 80_000, 5, 90),
                        rule(Tier.SILVER, -1, 0, 120),
                        rule(Tier.BRONZE, null, null, null))));

        assertThat(refused.problems())
                .extracting(InvalidInput.Problem::field)
                .containsExactly("tiers[2].minRevenue", "tiers[2].minOrders", "tiers[3].minRevenue");
        assertThat(catchThrowableOfType(InvalidInput.class, () -> new TierRules(List.of())))
                .isNotNull();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void theFirstRulesAreAPyramidOfWhoeverThereIs(long seed) {
        Random random = new Random(seed);
        int size = 2000;
        long[] revenue = LongStream.generate(() -> Math.round(Math.exp(random.nextGaussian(6 + seed, 1.3)) * 10_000))
                .limit(size)
                .toArray();
        int[] orders = new int[size];
        Arrays.setAll(orders, i -> 1 + (int) (Math.log(revenue[i] / 1e4) * random.nextDouble()));
        int[] recency = random.ints(size, 0, 300).toArray();

        TierCuts cuts = FirstTierRules.of(revenue, orders, recency).cuts();

        int[] counts = new int[5];
        for (int i = 0; i < size; i++) {
            counts[cuts.tierOf(revenue[i], orders[i], recency[i]).ordinal()]++;
        }
        assertThat(counts[0]).isBetween(20, 70);
        assertThat(counts[1]).isBetween(70, 190);
        assertThat(counts[2]).isBetween(220, 480);
        assertThat(counts[3]).isBetween(400, 800);
    }

    @Test
    void theFirstRulesStandOnAnyPopulation() {
        assertThat(FirstTierRules.of(new long[] {0}, new int[] {1}, new int[] {900})
                        .rules())
                .hasSize(4);
        assertThat(FirstTierRules.of(new long[] {-5, -5}, new int[] {0, 0}, new int[] {9, 9})
                        .rules())
                .hasSize(4);
        assertThat(FirstTierRules.of(new long[] {90_000_000, 1}, new int[] {3, 1}, new int[] {1, 1})
                        .rules())
                .hasSize(4);
    }

    private static TierRules randomRules(Random random) {
        List<TierRule> rules = new ArrayList<>();
        int revenue = 10 + random.nextInt(50);
        int orders = 1 + random.nextInt(2);
        int recency = 300 + random.nextInt(100);
        for (Tier tier : TierRules.TIERS.reversed()) {
            rules.addFirst(rule(tier, revenue, orders, recency));
            revenue += random.nextInt(120);
            orders += random.nextInt(3);
            recency -= random.nextInt(90);
        }
        return new TierRules(rules);
    }

    private static TierRule rule(
            Tier tier, @Nullable Integer revenue, @Nullable Integer orders, @Nullable Integer recencyDays) {
        return new TierRule(tier, revenue == null ? null : BigDecimal.valueOf(revenue), orders, recencyDays);
    }
}
