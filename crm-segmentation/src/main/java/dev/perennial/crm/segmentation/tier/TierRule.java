package dev.perennial.crm.segmentation.tier;

import dev.perennial.crm.customer.Tier;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a customer must meet to hold a tier: all of the conditions given.
 *
 * @param tier           the tier, never Standard, which asks for nothing
 * @param minRevenue     least net revenue of the last twelve months, in the reporting currency; null when not asked for
 * @param minOrders      least number of completed orders of the last twelve months
 * @param maxRecencyDays most days since the last purchase occasion
 */
public record TierRule(
        Tier tier,
        @Nullable BigDecimal minRevenue,
        @Nullable Integer minOrders,
        @Nullable Integer maxRecencyDays) {

    public TierRule {
        minRevenue = minRevenue == null ? null : plain(minRevenue);
    }

    /** Each condition of this rule against a customer's figures. */
    public List<Verdict> judge(Standing standing) {
        List<Verdict> verdicts = new ArrayList<>(3);
        if (minRevenue != null) {
            verdicts.add(Verdict.atLeast(Condition.REVENUE, minRevenue, standing.revenue()));
        }
        if (minOrders != null) {
            verdicts.add(Verdict.atLeast(
                    Condition.ORDERS, BigDecimal.valueOf(minOrders), BigDecimal.valueOf(standing.orders())));
        }
        if (maxRecencyDays != null) {
            verdicts.add(Verdict.atMost(
                    Condition.RECENCY, BigDecimal.valueOf(maxRecencyDays), BigDecimal.valueOf(standing.recencyDays())));
        }
        return verdicts;
    }

    /** Equal amounts look equal: 280000 and 280000.00 are one threshold. */
    private static BigDecimal plain(BigDecimal amount) {
        BigDecimal stripped = amount.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
