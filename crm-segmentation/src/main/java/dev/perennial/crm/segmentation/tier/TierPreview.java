package dev.perennial.crm.segmentation.tier;

import dev.perennial.crm.customer.Tier;
import dev.perennial.crm.identity.Viewer;
import dev.perennial.crm.identity.Visibility;
import dev.perennial.crm.shared.Cursor;
import dev.perennial.crm.shared.InvalidInput;
import dev.perennial.crm.shared.Page;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Tries rules on the customers of the current score run, without storing anything. */
@Service
@RequiredArgsConstructor
public class TierPreview {

    private final JdbcClient jdbc;
    private final CurrentScores scores;

    /** What the rules would do to the customers a person may see; empty before the first score run. */
    public Optional<TierWhatIf> of(TierRules rules, Viewer viewer) {
        return scores.run().map(run -> new TierWhatIf(run, cells(run, rules, Visibility.of(viewer))));
    }

    private List<TierWhatIf.Cell> cells(ScoredRun run, TierRules rules, Visibility visibility) {
        Map<String, Object> parameters = new HashMap<>(visibility.parameters());
        return jdbc.sql("""
                        select s.tier as from_tier, %s as to_tier, count(*) as customers, sum(s.revenue) as revenue
                        from customer_score s join customer c on c.id = s.customer_id
                        where s.run_id = %d and %s
                        group by 1, 2""".formatted(tierOf(rules, parameters), run.id(), visibility.predicate()))
                .params(parameters)
                .query(DataClassRowMapper.newInstance(TierWhatIf.Cell.class))
                .list();
    }

    /**
     * The customers who would change tier, the largest revenue first.
     *
     * @param from   only those who have this tier now; null for any
     * @param to     only those who would have this tier; null for any
     * @param cursor where the page begins; null for the first
     * @throws InvalidInput when the cursor is none of this list
     */
    public Page<TierMover> movers(
            TierRules rules, Viewer viewer, @Nullable Tier from, @Nullable Tier to, @Nullable String cursor, int size) {
        ScoredRun run = scores.run().orElse(null);
        if (run == null) {
            return new Page<>(List.of(), null);
        }
        Visibility visibility = Visibility.of(viewer);
        Map<String, Object> parameters = new HashMap<>(visibility.parameters());
        String newTier = tierOf(rules, parameters);
        parameters.put("size", size + 1);
        String conditions = visibility.predicate() + narrowed(from, to, parameters) + after(cursor, parameters);
        List<TierMover> rows = jdbc.sql("""
                        select customer_id, customer_no, name, owner, from_tier, to_tier, revenue, orders, recency_days
                        from (select s.customer_id, c.customer_no, c.name, o.display_name as owner, s.tier as from_tier,
                                     %s as to_tier, s.revenue, s.orders, s.recency_days
                              from customer_score s
                              join customer c on c.id = s.customer_id
                              left join app_user o on o.id = c.owner_id
                              where s.run_id = %d and %s) as mover
                        where from_tier <> to_tier
                        order by revenue desc, customer_id desc limit :size""".formatted(newTier, run.id(), conditions.replace("${to}", newTier)))
                .params(parameters)
                .query(DataClassRowMapper.newInstance(TierMover.class))
                .list();
        return Page.of(rows, size, mover -> Cursor.of(mover.revenue(), mover.customerId()));
    }

    private static String narrowed(@Nullable Tier from, @Nullable Tier to, Map<String, Object> parameters) {
        String conditions = "";
        if (from != null) {
            parameters.put("from", from.name());
            conditions += " and s.tier = :from";
        }
        if (to != null) {
            parameters.put("to", to.name());
            conditions += " and ${to} = :to";
        }
        return conditions;
    }

    private static String after(@Nullable String cursor, Map<String, Object> parameters) {
        if (cursor == null) {
            return "";
        }
        Cursor last = Cursor.decode(cursor, 2);
        try {
            parameters.put("lastRevenue", new BigDecimal(last.part(0)));
            parameters.put("lastId", Long.parseLong(last.part(1)));
        } catch (NumberFormatException notOurs) {
            throw InvalidInput.of("cursor", "error.cursor.unknown");
        }
        return " and (s.revenue, s.customer_id) < (:lastRevenue, :lastId)";
    }

    /** The rules as an SQL expression over the alias {@code s} of {@code customer_score}. */
    private static String tierOf(TierRules rules, Map<String, Object> parameters) {
        StringBuilder sql = new StringBuilder("case");
        for (TierRule rule : rules.rules()) {
            String tier = rule.tier().name();
            sql.append(" when true");
            append(sql, parameters, "s.revenue >= :revenue" + tier, "revenue" + tier, rule.minRevenue());
            append(sql, parameters, "s.orders >= :orders" + tier, "orders" + tier, rule.minOrders());
            append(sql, parameters, "s.recency_days <= :recency" + tier, "recency" + tier, rule.maxRecencyDays());
            sql.append(" then '").append(tier).append('\'');
        }
        return sql.append(" else 'STANDARD' end").toString();
    }

    private static void append(
            StringBuilder sql, Map<String, Object> parameters, String condition, String name, @Nullable Object value) {
        if (value != null) {
            sql.append(" and ").append(condition);
            parameters.put(name, value);
        }
    }
}
