package dev.perennial.crm.segmentation.pool;

import dev.perennial.crm.customer.HoldingLimits;
import dev.perennial.crm.customer.Tier;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Holds whoever gives customers to people to the same limits as those who claim them. */
@Component
@RequiredArgsConstructor
@Transactional(propagation = Propagation.MANDATORY)
class Holdings implements HoldingLimits {

    private final PoolPolicy policy;
    private final PoolRun runs;
    private final JdbcClient jdbc;

    @Override
    public Room room(Collection<Long> people, Collection<Long> customers) {
        PoolRules rules = policy.current();
        if (rules.mostCustomers() == null && rules.mostPerTier().isEmpty()) {
            return Room.ENDLESS;
        }
        lock(people);
        return new Counted(rules, tiers(customers), held(people));
    }

    private void lock(Collection<Long> people) {
        jdbc.sql("select id from app_user where id = any (:people) order by id for no key update")
                .param("people", people.toArray(Long[]::new))
                .query((row, number) -> row.getLong(1))
                .list();
    }

    private Map<Long, Tier> tiers(Collection<Long> customers) {
        Map<Long, Tier> tiers = new HashMap<>();
        jdbc.sql("select customer_id, tier from customer_score where run_id = :run and customer_id = any (:customers)")
                .param("run", runs.current())
                .param("customers", customers.toArray(Long[]::new))
                .query((row, number) -> tiers.put(row.getLong("customer_id"), Tier.valueOf(row.getString("tier"))))
                .list();
        return tiers;
    }

    private Map<Long, Map<Tier, Integer>> held(Collection<Long> people) {
        Map<Long, Map<Tier, Integer>> held = new HashMap<>();
        jdbc.sql("""
                        select c.owner_id, coalesce(s.tier, 'STANDARD') as tier, count(*) as n
                        from customer c left join customer_score s on s.run_id = %d and s.customer_id = c.id
                        where c.owner_id = any (:people) group by 1, 2""".formatted(runs.current()))
                .param("people", people.toArray(Long[]::new))
                .query((row, number) -> held.computeIfAbsent(row.getLong("owner_id"), who -> new EnumMap<>(Tier.class))
                        .put(Tier.valueOf(row.getString("tier")), row.getInt("n")))
                .list();
        return held;
    }

    private record Counted(PoolRules rules, Map<Long, Tier> tiers, Map<Long, Map<Tier, Integer>> held) implements Room {

        @Override
        public boolean take(long person, long customer) {
            Tier tier = tiers.getOrDefault(customer, Tier.STANDARD);
            Map<Tier, Integer> own = held.computeIfAbsent(person, who -> new EnumMap<>(Tier.class));
            int all = own.values().stream().mapToInt(Integer::intValue).sum();
            Integer most = rules.mostCustomers();
            Integer mostOfTier = rules.mostPerTier().get(tier);
            if (most != null && all >= most || mostOfTier != null && own.getOrDefault(tier, 0) >= mostOfTier) {
                return false;
            }
            own.merge(tier, 1, Integer::sum);
            return true;
        }
    }
}
