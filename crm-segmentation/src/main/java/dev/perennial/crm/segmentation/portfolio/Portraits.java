package dev.perennial.crm.segmentation.portfolio;

import dev.perennial.crm.identity.Viewer;
import dev.perennial.crm.identity.Visibility;
import dev.perennial.crm.segmentation.portfolio.Portrait.Share;
import dev.perennial.crm.segmentation.portfolio.Portrait.Spend;
import dev.perennial.crm.segmentation.rfm.Segment;
import dev.perennial.crm.shared.Business;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

    private static final String SHARES = """
            select code, count(*) as customers, count(*) / sum(count(*)) over () as share
            from (select %s as code %s and %s) each
            group by code order by %s limit %d""";

    /** By customer first: to count each once, what they bought need not be sorted. */
    private static final String SPEND = """
            select g.name as category, count(*) as customers, round(sum(bought.value), 2) as spent,
                   coalesce(greatest(sum(bought.value), 0)
                            / nullif(sum(greatest(sum(bought.value), 0)) over (), 0), 0)::float8 as share
            from (
                select p.category_id, o.customer_id,
                       sum((l.quantity * l.unit_price - l.discount) * o.rate) as value
                from orders o
                join order_line l on l.order_id = o.id
                join product p on p.id = l.product_id
                where o.status = 'COMPLETED' and o.business_day > :from
                  and o.customer_id in (select c.id %s)
                group by p.category_id, o.customer_id) bought
            left join product_category g on g.id = bought.category_id
            group by g.name order by spent desc, g.name limit %d""";

    private final JdbcClient jdbc;
    private final ShownRuns runs;
    private final Business business;

    /** @param segment only customers of this segment; null for all */
    public Portrait of(Viewer viewer, @Nullable Segment segment) {
        ShownRun run = runs.current().orElse(null);
        Visibility visibility = Visibility.of(viewer);
        Map<String, Object> parameters = new HashMap<>(visibility.parameters());
        parameters.put("today", business.today());
        parameters.put("from", business.today().minusMonths(12));
        String from = from(visibility, run == null ? 0 : run.id(), segment);
        Map<Trait, List<Share>> traits = new EnumMap<>(Trait.class);
        for (Trait trait : Trait.values()) {
            traits.put(trait, shares(trait, from, parameters));
        }
        return new Portrait(run, count(from, parameters), traits, spend(from, parameters));
    }

    private static String from(Visibility visibility, long run, @Nullable Segment segment) {
        return "from customer c left join customer_score s on s.run_id = " + run + " and s.customer_id = c.id where "
                + visibility.predicate() + (segment == null ? "" : " and s.segment = '" + segment.name() + "'");
    }

    private long count(String from, Map<String, Object> parameters) {
        return jdbc.sql("select count(*) " + from)
                .params(parameters)
                .query(Long.class)
                .single();
    }

    private List<Share> shares(Trait trait, String from, Map<String, Object> parameters) {
        String order = trait.isOrdered() ? "code::int nulls last" : "customers desc, code nulls last";
        return jdbc.sql(SHARES.formatted(trait.key(), from, trait.condition(), order, MOST))
                .params(parameters)
                .query(DataClassRowMapper.newInstance(Share.class))
                .list();
    }

    private List<Spend> spend(String from, Map<String, Object> parameters) {
        return jdbc.sql(SPEND.formatted(from, MOST))
                .params(parameters)
                .query(DataClassRowMapper.newInstance(Spend.class))
                .list();
    }
}
