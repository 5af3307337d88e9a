package dev.perennial.crm.segmentation.portfolio;

import dev.perennial.crm.identity.Viewer;
import dev.perennial.crm.identity.Visibility;
import dev.perennial.crm.segmentation.portfolio.Portrait.Share;
import dev.perennial.crm.segmentation.portfolio.Portrait.Spend;
import dev.perennial.crm.segmentation.rfm.Segment;
import dev.perennial.crm.shared.Business;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Describes the customers that a viewer may see. */
@Service
@RequiredArgsConstructor
@Transactional(readOnly = true)
public class Portraits {

    /** Codes of a trait beyond which the rest is left to the list of customers. */
    private static final int MOST = 15;

    /** How many customers have all codes in common: everybody is read once, and such cells are few. */
    private static final String CELLS = """
            with cell as materialized (select %s, count(*) as customers %s group by %s)
            select trait, code, customers, share from (%s) shares where place <= %d order by place""";

    private static final String SHARES = """
            select '%1$s' as trait, code, sum(customers)::bigint as customers,
                   sum(customers) / sum(sum(customers)) over () as share, row_number() over (order by %3$s) as place
            from (select c.%1$s as code, customers from cell c where %2$s) each
            group by code""";

    private static final String SPEND = """
            select g.name as category, bought.customers, round(bought.value, 2) as spent,
                   coalesce(greatest(bought.value, 0)
                            / nullif(sum(greatest(bought.value, 0)) over (), 0), 0)::float8 as share
            from (
                select p.category_id, count(distinct o.customer_id) as customers,
                       sum((l.quantity * l.unit_price - l.discount) * o.rate) as value
                from orders o
                join order_line l on l.order_id = o.id
                join product p on p.id = l.product_id
                where o.status = 'COMPLETED' and o.business_day > :from
                  and o.customer_id in (select c.id %s)
                group by p.category_id) bought
            left join product_category g on g.id = bought.category_id
            order by spent desc, g.name limit %d""";

    private final JdbcClient jdbc;
    private final ShownRuns runs;
    private final Business business;

    private record Row(Trait trait, @Nullable String code, long customers, double share) {}

    /** @param segment only customers of this segment; null for all */
    public Portrait of(Viewer viewer, @Nullable Segment segment) {
        ShownRun run = runs.current().orElse(null);
        Visibility visibility = Visibility.of(viewer);
        Map<String, Object> parameters = new HashMap<>(visibility.parameters());
        parameters.put("today", business.today());
        parameters.put("from", business.today().minusMonths(12));
        String scores =
                "customer_score s on s.run_id = %d and s.customer_id = c.id".formatted(run == null ? 0 : run.id());
        String seen = " where " + visibility.predicate();
        String chosen = segment == null ? seen : " join " + scores + seen + " and s.segment = '" + segment.name() + "'";
        Map<Trait, List<Share>> traits =
                shares("from customer c" + (segment == null ? " left join " + scores : "") + chosen, parameters);
        return new Portrait(run, everybody(traits), traits, spend("from customer c" + chosen, parameters));
    }

    /** All are of a type, and types are few. */
    private static long everybody(Map<Trait, List<Share>> traits) {
        return traits.getOrDefault(Trait.TYPE, List.of()).stream()
                .mapToLong(Share::customers)
                .sum();
    }

    private Map<Trait, List<Share>> shares(String from, Map<String, Object> parameters) {
        Trait[] all = Trait.values();
        String columns = each(all, trait -> trait.key() + " as " + trait, ", ");
        String ordinals = each(all, trait -> String.valueOf(trait.ordinal() + 1), ", ");
        String shares = each(all, Portraits::sharesOf, " union all ");
        Map<Trait, List<Share>> traits = new EnumMap<>(Trait.class);
        Stream.of(all).forEach(trait -> traits.put(trait, new ArrayList<>()));
        jdbc.sql(CELLS.formatted(columns, from, ordinals, shares, MOST))
                .params(parameters)
                .query(DataClassRowMapper.newInstance(Row.class))
                .list()
                .forEach(row -> Objects.requireNonNull(traits.get(row.trait()))
                        .add(new Share(row.code(), row.customers(), row.share())));
        return traits;
    }

    private static String sharesOf(Trait trait) {
        String order = trait.isOrdered() ? "code::int nulls last" : "sum(customers) desc, code nulls last";
        return SHARES.formatted(trait, trait.condition(), order);
    }

    private static String each(Trait[] traits, Function<Trait, String> sql, String between) {
        return Stream.of(traits).map(sql).collect(Collectors.joining(between));
    }

    private List<Spend> spend(String from, Map<String, Object> parameters) {
        return jdbc.sql(SPEND.formatted(from, MOST))
                .params(parameters)
                .query(DataClassRowMapper.newInstance(Spend.class))
                .list();
    }
}
