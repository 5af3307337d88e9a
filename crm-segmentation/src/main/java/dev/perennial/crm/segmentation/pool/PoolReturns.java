package dev.perennial.crm.segmentation.pool;

import dev.perennial.crm.audit.ChangeLog;
import dev.perennial.crm.customer.OwnerChange.Reason;
import dev.perennial.crm.customer.Ownership;
import dev.perennial.crm.customer.Ownership.Gift;
import dev.perennial.crm.customer.Tier;
import dev.perennial.crm.shared.Business;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.SimplePropertyRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/**
 * Brings customers back into the pool whose owner has not spoken with them for as long as their tier allows. Never one with
 * an open task or feedback that nobody has resolved: there is somebody at it.
 */
@Service
@RequiredArgsConstructor
@Transactional
public class PoolReturns {

    /** Names shown of those who would go back. */
    public static final int NAMED = 20;

    private static final String SILENT = """
            select c.id, c.customer_no, c.name, coalesce(s.tier, 'STANDARD') as tier, o.display_name as owner, spoken.last
            from customer c
            join app_user o on o.id = c.owner_id
            left join customer_score s on s.run_id = %d and s.customer_id = c.id
            cross join lateral (
                select greatest(
                    (select max(i.occurred_at) from interaction i where i.customer_id = c.id and i.user_id = c.owner_id),
                    (select max(h.changed_at) from owner_change h where h.customer_id = c.id),
                    c.created_at) as last
            ) spoken
            where jsonb_exists(cast(:silent as jsonb), coalesce(s.tier, 'STANDARD'))
              and spoken.last < cast(:now as timestamptz)
                  - make_interval(days => cast(cast(:silent as jsonb) ->> coalesce(s.tier, 'STANDARD') as integer))
              and not exists (
                  select from care_task t where t.customer_id = c.id and t.status in ('OPEN', 'SNOOZED'))
              and not exists (select from feedback f where f.customer_id = c.id and f.status <> 'RESOLVED')
            """;

    private final PoolPolicy policy;
    private final PoolRun runs;
    private final Ownership ownership;
    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Business business;
    private final ChangeLog changes;

    /** Somebody who goes back, and when their owner last had to do with them. */
    public record Silent(long id, String customerNo, String name, Tier tier, String owner, Instant last) {}

    /**
     * Who would go back now.
     *
     * @param counts by tier
     * @param first  some of them by name, the longest silent first
     */
    public record Preview(Map<Tier, Long> counts, List<Silent> first) {

        public long total() {
            return counts.values().stream().mapToLong(Long::longValue).sum();
        }
    }

    private record Count(Tier tier, long customers) {}

    /** What these rules would do, without doing it. */
    @Transactional(readOnly = true)
    public Preview preview(PoolRules rules) {
        Map<Tier, Long> counts = new EnumMap<>(Tier.class);
        select("select tier, count(*) as customers from (%s) silent group by tier", rules)
                .query(new SimplePropertyRowMapper<>(Count.class))
                .list()
                .forEach(count -> counts.put(count.tier(), count.customers()));
        List<Silent> first = select("%s order by spoken.last, c.id limit " + NAMED, rules)
                .query(new SimplePropertyRowMapper<>(Silent.class))
                .list();
        return new Preview(counts, first);
    }

    /** @return how many went back; none while the rules are off */
    public int apply() {
        PoolRules rules = policy.current();
        if (!rules.returning()) {
            return 0;
        }
        List<Gift> gifts = select("%s order by c.id for no key update of c skip locked", rules)
                .query((row, number) -> new Gift(row.getLong("id"), null))
                .list();
        int returned = ownership.give(null, Reason.RETURNED, gifts).size();
        if (returned > 0) {
            changes.record("system", "pool", "pool", "returned", Map.of("customers", returned));
        }
        return returned;
    }

    private JdbcClient.StatementSpec select(String frame, PoolRules rules) {
        return jdbc.sql(frame.formatted(SILENT.formatted(runs.current())))
                .param("silent", json.writeValueAsString(rules.silentDays()))
                .param("now", business.now().atOffset(ZoneOffset.UTC));
    }
}
