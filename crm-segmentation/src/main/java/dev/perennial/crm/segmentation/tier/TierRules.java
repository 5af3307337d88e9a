package dev.perennial.crm.segmentation.tier;

import dev.perennial.crm.customer.Tier;
import dev.perennial.crm.shared.InvalidInput;
import dev.perennial.crm.shared.Message;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rules of the four tiers above Standard, the highest first; a customer holds the first tier whose rule they meet.
 *
 * <p>A higher tier is never easier than a lower one, so whoever meets a tier's rule also meets those of all tiers below.
 */
public record TierRules(List<TierRule> rules) {

    /** The tiers that have a rule, the highest first. */
    public static final List<Tier> TIERS = List.of(Tier.PLATINUM, Tier.GOLD, Tier.SILVER, Tier.BRONZE);

    /** @throws InvalidInput naming every field that cannot be taken, as {@code tiers[0].minRevenue} */
    public TierRules {
        rules = List.copyOf(rules);
        if (!rules.stream().map(TierRule::tier).toList().equals(TIERS)) {
            throw InvalidInput.of("tiers", "tierPolicy.problem.tiers");
        }
        List<InvalidInput.Problem> problems = TierRulesCheck.problems(rules);
        if (!problems.isEmpty()) {
            throw new InvalidInput(problems);
        }
    }

    /** The rule of a tier; null for Standard, which asks for nothing. */
    public @Nullable TierRule of(Tier tier) {
        return tier == Tier.STANDARD ? null : rules.get(tier.ordinal());
    }

    /** Decides the tier of a customer and says why. */
    public TierExplanation explain(Standing standing) {
        Tier tier = Tier.STANDARD;
        List<Verdict> held = List.of();
        List<Verdict> wanted = List.of();
        for (TierRule rule : rules) {
            List<Verdict> verdicts = rule.judge(standing);
            if (verdicts.stream().allMatch(Verdict::met)) {
                tier = rule.tier();
                held = verdicts;
                break;
            }
            wanted = verdicts;
        }
        Tier next = tier == Tier.PLATINUM ? null : Tier.values()[tier.ordinal() - 1];
        return new TierExplanation(tier, held, next, wanted, needs(wanted), lapse(tier, standing));
    }

    private static List<Message> needs(List<Verdict> wanted) {
        List<Message> needs = new ArrayList<>();
        for (Verdict verdict : wanted) {
            if (!verdict.met()) {
                needs.add(need(verdict));
            }
        }
        return needs;
    }

    private static Message need(Verdict verdict) {
        return switch (verdict.condition()) {
            case REVENUE -> Message.of("tier.need.revenue", verdict.missing());
            case ORDERS -> Message.of("tier.need.orders", verdict.missing().intValueExact());
            case RECENCY ->
                Message.of(
                        "tier.need.recency",
                        verdict.value().intValueExact(),
                        verdict.threshold().intValueExact());
        };
    }

    private @Nullable LocalDate lapse(Tier tier, Standing standing) {
        TierRule rule = of(tier);
        Integer limit = rule == null ? null : rule.maxRecencyDays();
        return limit == null ? null : standing.asOf().plusDays(limit - standing.recencyDays() + 1L);
    }

    /** The same rules in the form that millions of customers are held against. */
    public TierCuts cuts() {
        long[] revenue = new long[TIERS.size()];
        int[] orders = new int[TIERS.size()];
        int[] recencyDays = new int[TIERS.size()];
        for (int i = 0; i < TIERS.size(); i++) {
            TierRule rule = rules.get(i);
            BigDecimal minRevenue = rule.minRevenue();
            Integer minOrders = rule.minOrders();
            Integer maxRecency = rule.maxRecencyDays();
            revenue[i] = minRevenue == null
                    ? Long.MIN_VALUE
                    : minRevenue.movePointRight(TierCuts.DECIMALS).longValueExact();
            orders[i] = minOrders == null ? 0 : minOrders;
            recencyDays[i] = maxRecency == null ? Integer.MAX_VALUE : maxRecency;
        }
        return new TierCuts(revenue, orders, recencyDays);
    }
}
