package dev.perennial.crm.web.tier;

import dev.perennial.crm.customer.Tier;
import dev.perennial.crm.segmentation.tier.TierRule;
import dev.perennial.crm.segmentation.tier.TierRules;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.BindingResult;

/**
 * The thresholds as they were typed, the highest tier first, and the reason of a new version.
 *
 * @param tiers empty before anything was typed
 */
record PolicyForm(List<Row> tiers, String reason) {

    PolicyForm {
        tiers = Objects.requireNonNullElse(tiers, List.of());
        reason = Objects.requireNonNullElse(reason, "");
    }

    /** What was typed for one tier; an empty field asks for nothing. */
    record Row(String minRevenue, String minOrders, String maxRecencyDays) {

        Row {
            minRevenue = Objects.requireNonNullElse(minRevenue, "");
            minOrders = Objects.requireNonNullElse(minOrders, "");
            maxRecencyDays = Objects.requireNonNullElse(maxRecencyDays, "");
        }

        static Row of(TierRule rule) {
            return new Row(typed(rule.minRevenue()), typed(rule.minOrders()), typed(rule.maxRecencyDays()));
        }

        static Row empty() {
            return new Row("", "", "");
        }

        private static String typed(@Nullable Object value) {
            return value == null ? "" : value.toString();
        }
    }

    static PolicyForm of(TierRules rules) {
        return new PolicyForm(rules.rules().stream().map(Row::of).toList(), "");
    }

    static PolicyForm empty() {
        return new PolicyForm(TierRules.TIERS.stream().map(tier -> Row.empty()).toList(), "");
    }

    boolean isComplete() {
        return tiers.size() == TierRules.TIERS.size();
    }

    /** The rules typed; what is no number is reported at its field and taken as not asked for. */
    List<TierRule> rules(BindingResult errors) {
        List<TierRule> rules = new ArrayList<>();
        for (int i = 0; i < tiers.size(); i++) {
            Row row = tiers.get(i);
            String path = "tiers[" + i + "].";
            Tier tier = TierRules.TIERS.get(i);
            rules.add(new TierRule(
                    tier,
                    amount(row.minRevenue(), path + "minRevenue", errors),
                    count(row.minOrders(), path + "minOrders", errors),
                    count(row.maxRecencyDays(), path + "maxRecencyDays", errors)));
        }
        return rules;
    }

    private static @Nullable BigDecimal amount(String typed, String field, BindingResult errors) {
        String digits = digits(typed);
        if (digits.isEmpty()) {
            return null;
        }
        if (!digits.matches("-?\\d{1,18}(\\.\\d{1,9})?")) {
            errors.rejectValue(field, "tierPolicy.problem.amount");
            return null;
        }
        return new BigDecimal(digits);
    }

    private static @Nullable Integer count(String typed, String field, BindingResult errors) {
        String digits = digits(typed);
        if (digits.isEmpty()) {
            return null;
        }
        if (!digits.matches("-?\\d{1,9}")) {
            errors.rejectValue(field, "tierPolicy.problem.count");
            return null;
        }
        return Integer.valueOf(digits);
    }

    /** Thousands may be kept apart by commas or spaces. */
    private static String digits(String typed) {
        return typed.replaceAll("[,，\\s\u00a0]", "");
    }
}
