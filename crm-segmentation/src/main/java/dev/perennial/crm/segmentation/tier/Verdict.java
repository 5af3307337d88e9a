package dev.perennial.crm.segmentation.tier;

import java.math.BigDecimal;

/**
 * One condition held against a customer's figure.
 *
 * @param condition what is asked for
 * @param threshold at least (revenue, orders) or at most (recency) this
 * @param value     what the customer has
 * @param met       whether that is enough
 */
public record Verdict(Condition condition, BigDecimal threshold, BigDecimal value, boolean met) {

    static Verdict atLeast(Condition condition, BigDecimal threshold, BigDecimal value) {
        return new Verdict(condition, threshold, value, value.compareTo(threshold) >= 0);
    }

    static Verdict atMost(Condition condition, BigDecimal threshold, BigDecimal value) {
        return new Verdict(condition, threshold, value, value.compareTo(threshold) <= 0);
    }

    /** How far the value is from the threshold; zero or less when met. */
    BigDecimal missing() {
        return condition == Condition.RECENCY ? value.subtract(threshold) : threshold.subtract(value);
    }
}
