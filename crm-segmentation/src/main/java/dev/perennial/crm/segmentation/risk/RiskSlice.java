package dev.perennial.crm.segmentation.risk;

import dev.perennial.crm.customer.Tier;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Some customers of a run: how many, what they are worth, and how much of that is at risk. Money is in the reporting currency.
 *
 * @param key           what they have in common, as a list's filter names it; null for customers without it, such as those of
 *                      the unassigned pool
 * @param label         a name to show; null where the key is a code
 * @param lifetimeValue discounted profit expected of the 12 months after the run's day
 * @param valueAtRisk   lifetime value times churn risk, added up
 * @param high          those of high or critical churn risk
 * @param byTier        value at risk of each tier; it adds up to {@code valueAtRisk}
 * @param isSum         whether it adds several up, which no list's filter names
 */
public record RiskSlice(
        @Nullable String key,
        @Nullable String label,
        long customers,
        BigDecimal lifetimeValue,
        BigDecimal valueAtRisk,
        long high,
        Map<Tier, BigDecimal> byTier,
        boolean isSum) {

    static final RiskSlice NOTHING = new RiskSlice(null, null, 0, BigDecimal.ZERO, BigDecimal.ZERO, 0, Map.of(), true);

    /** Several as one, under a name of its own. */
    public static RiskSlice sum(String label, List<RiskSlice> slices) {
        RiskSlice sum = slices.stream().reduce(NOTHING, RiskSlice::plus);
        return new RiskSlice(
                null, label, sum.customers, sum.lifetimeValue, sum.valueAtRisk, sum.high, sum.byTier, true);
    }

    /** This one and another under this one's name. */
    RiskSlice plus(RiskSlice other) {
        Map<Tier, BigDecimal> tiers = new EnumMap<>(Tier.class);
        tiers.putAll(byTier);
        other.byTier.forEach((tier, value) -> tiers.merge(tier, value, BigDecimal::add));
        return new RiskSlice(
                key,
                label,
                customers + other.customers,
                lifetimeValue.add(other.lifetimeValue),
                valueAtRisk.add(other.valueAtRisk),
                high + other.high,
                tiers,
                isSum);
    }

    /** Which part of the lifetime value is at risk; 0 where there is none. */
    public double shareAtRisk() {
        return lifetimeValue.signum() <= 0
                ? 0
                : valueAtRisk.divide(lifetimeValue, 4, RoundingMode.HALF_UP).doubleValue();
    }
}
