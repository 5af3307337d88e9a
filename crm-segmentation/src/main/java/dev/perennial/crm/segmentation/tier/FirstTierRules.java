package dev.perennial.crm.segmentation.tier;

import dev.perennial.crm.customer.Tier;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Proposes the rules a business starts with from its own customers: about 2, 6, 17 and 30 % of them in the tiers from Platinum
 * down to Bronze, at neat amounts of its currency.
 */
public final class FirstTierRules {

    /** Share of the customers in a tier or a higher one. */
    private static final double[] SHARES = {.02, .08, .25, .55};

    private static final Integer[][] ORDERS = {{10, 6, 3, 1}, {6, 4, 2, 1}, {4, 3, 2, 1}, {3, 2, 1, 1}};
    private static final Integer[][] RECENCY = {{90, 120, 180, 365}, {180, 270, 365, 365}};
    private static final @Nullable Integer[] NOTHING = new @Nullable Integer[4];

    /** Leading digits of an amount that people call round. */
    private static final int[] NEAT = {10, 12, 15, 18, 20, 25, 30, 35, 40, 45, 50, 60, 70, 80, 90, 100};

    private static final long UNIT = 10_000;

    private final long[] revenue;
    private final int[] orders;
    private final int[] recencyDays;

    private FirstTierRules(long[] revenue, int[] orders, int[] recencyDays) {
        this.revenue = revenue;
        this.orders = orders;
        this.recencyDays = recencyDays;
    }

    /**
     * Takes the strictest of a few sets of conditions that enough customers meet, and asks for the revenue that leaves as many
     * of those as wanted.
     *
     * @param revenue     net revenue of the last twelve months of each customer, in ten-thousandths
     * @param orders      completed orders of those months
     * @param recencyDays days since the last occasion
     */
    public static TierRules of(long[] revenue, int[] orders, int[] recencyDays) {
        FirstTierRules proposal = new FirstTierRules(revenue, orders, recencyDays);
        for (Integer[] recency : RECENCY) {
            for (Integer[] count : ORDERS) {
                TierRules rules = proposal.rules(count, recency);
                if (rules != null) {
                    return rules;
                }
            }
        }
        return java.util.Objects.requireNonNull(proposal.rules(NOTHING, NOTHING), "everybody meets no condition");
    }

    private @Nullable TierRules rules(@Nullable Integer[] minOrders, @Nullable Integer[] maxRecency) {
        List<TierRule> rules = new ArrayList<>();
        long least = UNIT;
        for (int i = SHARES.length - 1; i >= 0; i--) {
            long[] eligible = eligible(minOrders[i], maxRecency[i]);
            int wanted = Math.max((int) Math.round(SHARES[i] * revenue.length), 1);
            if (eligible.length < wanted && minOrders != NOTHING) {
                return null;
            }
            Arrays.sort(eligible);
            long exact = eligible.length < wanted ? UNIT : eligible[eligible.length - wanted];
            // a higher tier may not ask for less than a lower one
            least = Math.max(neat(exact), least);
            BigDecimal amount = BigDecimal.valueOf(least / UNIT);
            rules.addFirst(new TierRule(Tier.values()[i], amount, minOrders[i], maxRecency[i]));
        }
        return new TierRules(rules);
    }

    private long[] eligible(@Nullable Integer minOrders, @Nullable Integer maxRecency) {
        long[] eligible = new long[revenue.length];
        int count = 0;
        for (int i = 0; i < revenue.length; i++) {
            if ((minOrders == null || orders[i] >= minOrders) && (maxRecency == null || recencyDays[i] <= maxRecency)) {
                eligible[count++] = revenue[i];
            }
        }
        return Arrays.copyOf(eligible, count);
    }

    /** The neat amount nearest to this one, at least one unit. */
    private static long neat(long exact) {
        long power = UNIT / 10;
        while (exact / power >= 100) {
            power *= 10;
        }
        long best = UNIT;
        for (int digits : NEAT) {
            if (Math.abs(digits * power - exact) < Math.abs(best - exact)) {
                best = digits * power;
            }
        }
        return Math.max(best / UNIT, 1) * UNIT;
    }
}
