package dev.perennial.crm.segmentation.tier;

import dev.perennial.crm.shared.InvalidInput.Problem;
import dev.perennial.crm.shared.Message;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds what is wrong with the rules of a policy, field by field. */
final class TierRulesCheck {

    private static final BigDecimal LARGEST_REVENUE = BigDecimal.valueOf(100_000_000_000_000L);
    private static final int LARGEST_COUNT = 1_000_000;

    private final List<TierRule> rules;
    private final List<Problem> problems = new ArrayList<>();

    private TierRulesCheck(List<TierRule> rules) {
        this.rules = rules;
    }

    static List<Problem> problems(List<TierRule> rules) {
        TierRulesCheck check = new TierRulesCheck(rules);
        for (int i = 0; i < rules.size(); i++) {
            check.checkRanges(i, rules.get(i));
            if (i > 0) {
                check.checkNotEasier(i - 1, rules.get(i - 1), rules.get(i));
            }
        }
        return check.problems;
    }

    private void checkRanges(int index, TierRule rule) {
        BigDecimal revenue = rule.minRevenue();
        if (revenue == null && rule.minOrders() == null && rule.maxRecencyDays() == null) {
            report(index, "minRevenue", "tierPolicy.problem.noCondition");
        }
        if (revenue != null && (revenue.signum() < 0 || revenue.compareTo(LARGEST_REVENUE) > 0)) {
            report(index, "minRevenue", "tierPolicy.problem.range", 0, LARGEST_REVENUE);
        } else if (revenue != null && revenue.scale() > TierCuts.DECIMALS) {
            report(index, "minRevenue", "tierPolicy.problem.decimals", TierCuts.DECIMALS);
        }
        checkCount(index, "minOrders", rule.minOrders(), 1);
        checkCount(index, "maxRecencyDays", rule.maxRecencyDays(), 0);
    }

    private void checkCount(int index, String field, @Nullable Integer value, int least) {
        if (value != null && (value < least || value > LARGEST_COUNT)) {
            report(index, field, "tierPolicy.problem.range", least, LARGEST_COUNT);
        }
    }

    private void checkNotEasier(int index, TierRule higher, TierRule lower) {
        if (easier(higher.minRevenue(), lower.minRevenue())) {
            report(index, "minRevenue", "tierPolicy.problem.easier." + lower.tier());
        }
        if (easier(higher.minOrders(), lower.minOrders())) {
            report(index, "minOrders", "tierPolicy.problem.easier." + lower.tier());
        }
        if (easier(negative(higher.maxRecencyDays()), negative(lower.maxRecencyDays()))) {
            report(index, "maxRecencyDays", "tierPolicy.problem.easier." + lower.tier());
        }
    }

    /** Whether the higher tier asks for less than the lower one; what is not asked for is the least. */
    private static <T extends Comparable<T>> boolean easier(@Nullable T higher, @Nullable T lower) {
        return lower != null && (higher == null || higher.compareTo(lower) < 0);
    }

    private static @Nullable Integer negative(@Nullable Integer value) {
        return value == null ? null : -value;
    }

    private void report(int index, String field, String code, Object... arguments) {
        problems.add(new Problem("tiers[" + index + "]." + field, Message.of(code, arguments)));
    }
}
