package dev.perennial.crm.segmentation.pool;

import dev.perennial.crm.audit.ChangeLog;
import dev.perennial.crm.customer.CustomerType;
import dev.perennial.crm.customer.OwnerChange.Reason;
import dev.perennial.crm.customer.Ownership;
import dev.perennial.crm.customer.Ownership.Gift;
import dev.perennial.crm.customer.Tier;
import dev.perennial.crm.identity.Role;
import dev.perennial.crm.identity.Viewer;
import dev.perennial.crm.shared.Business;
import dev.perennial.crm.shared.Conflict;
import dev.perennial.crm.shared.Cursor;
import dev.perennial.crm.shared.NotFound;
import dev.perennial.crm.shared.Page;
import java.math.BigDecimal;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.SimplePropertyRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The customers nobody owns, of whom everybody sees a card: those in the territory of their own team or of one above or
 * below it, and those in nobody's territory. Whoever claims one first has it.
 */
@Service
@RequiredArgsConstructor
@Transactional
public class Pool {

    /** How long somebody who comes too late is told so, rather than that there is no such customer. */
    private static final Duration JUST_NOW = Duration.ofHours(1);

    private static final String OPEN_TO = """
            (:everything or not exists (
                select from territory t
                where t.region = c.region
                  and not (coalesce(:team = any (team_and_below(t.team_id)), false)
                           or coalesce(t.team_id = any (team_and_below(:team)), false))))""";

    private final PoolPolicy policy;
    private final PoolRun runs;
    private final Ownership ownership;
    private final JdbcClient jdbc;
    private final Business business;
    private final ChangeLog changes;

    /**
     * What may be known of a customer before claiming them: no way to reach them.
     *
     * @param lastOrder day of the last order; null before the first score
     * @param since     when the customer came into the pool, or came to us
     */
    public record Card(
            long id,
            String customerNo,
            String name,
            CustomerType type,
            @Nullable String region,
            @Nullable String industry,
            @Nullable Tier tier,
            BigDecimal weight,
            @Nullable LocalDate lastOrder,
            Instant since) {}

    private record Found(
            long id,
            String customerNo,
            boolean owned,
            boolean justTaken,
            @Nullable Tier tier) {}

    /** One page of the customers the viewer may claim, those worth most first. */
    @Transactional(readOnly = true)
    public Page<Card> list(Viewer viewer, @Nullable String cursor, int size) {
        Cursor from = cursor == null ? null : Cursor.decode(cursor, 2);
        List<Card> rows = jdbc.sql("""
                        select * from (
                            select c.id, c.customer_no, c.name, c.type, c.region, c.industry, s.tier,
                                   coalesce(s.revenue, 0) as weight, s.last_day as last_order,
                                   coalesce((select max(h.changed_at) from owner_change h where h.customer_id = c.id),
                                            c.created_at) as since
                            from customer c
                            left join customer_score s on s.run_id = %d and s.customer_id = c.id
                            where c.owner_id is null and %s
                        ) card
                        where cast(:weight as numeric) is null or (-weight, id) > (-:weight, :id)
                        order by weight desc, id limit :most""".formatted(runs.current(), OPEN_TO))
                .params(reach(viewer))
                .param("weight", from == null ? null : PoolRun.amount(from.part(0)), Types.NUMERIC)
                .param("id", from == null ? null : from.number(1), Types.BIGINT)
                .param("most", size + 1)
                .query(new SimplePropertyRowMapper<>(Card.class))
                .list();
        return Page.of(rows, size, last -> Cursor.of(last.weight(), last.id()));
    }

    /**
     * Takes a customer out of the pool. Of two who try at once, one waits for the other and is told.
     *
     * @throws NotFound when there is no such customer in the viewer's part of the pool
     * @throws Conflict when somebody else was faster, or the viewer holds as many as the rules allow
     */
    public void claim(Viewer viewer, String customerNo) {
        jdbc.sql("select id from app_user where id = ? for update")
                .param(viewer.userId())
                .query((row, number) -> row.getLong(1))
                .single();
        Found found = locked(viewer, customerNo);
        if (found.owned()) {
            throw Conflict.of("pool.error.taken");
        }
        requireRoom(viewer, found.tier() == null ? Tier.STANDARD : found.tier());
        ownership.give(viewer, Reason.CLAIMED, List.of(new Gift(found.id(), viewer.userId())));
        changes.record(viewer.username(), "customer", customerNo, "claimed", Map.of());
    }

    /** Locked by a statement of its own: only the one after it sees what whoever was faster has written. */
    private Found locked(Viewer viewer, String customerNo) {
        jdbc.sql("select id from customer where customer_no = ? for update")
                .param(customerNo)
                .query((row, number) -> row.getLong(1))
                .list();
        return jdbc.sql("""
                        select c.id, c.customer_no, c.owner_id is not null as owned,
                               (select s.tier from customer_score s where s.run_id = %d and s.customer_id = c.id) as tier,
                               exists (select from owner_change h
                                       where h.customer_id = c.id and h.from_user is null and h.changed_at > :lately) as just_taken
                        from customer c where c.customer_no = :number and %s""".formatted(runs.current(), OPEN_TO))
                .params(reach(viewer))
                .param("number", customerNo)
                .param("lately", business.now().minus(JUST_NOW).atOffset(ZoneOffset.UTC))
                .query(new SimplePropertyRowMapper<>(Found.class))
                .optional()
                .filter(found -> !found.owned() || found.justTaken())
                .orElseThrow(() -> new NotFound("customer in the pool", customerNo));
    }

    /** The lock on the claiming person keeps two claims at once from passing the limit together. */
    private void requireRoom(Viewer viewer, Tier tier) {
        PoolRules rules = policy.current();
        Integer most = rules.mostCustomers();
        if (most != null && held(viewer, null) >= most) {
            throw Conflict.of("pool.error.full", most);
        }
        Integer mostOfTier = rules.mostPerTier().get(tier);
        if (mostOfTier != null && held(viewer, tier) >= mostOfTier) {
            throw Conflict.of("pool.error.full.tier." + tier, mostOfTier);
        }
    }

    private long held(Viewer viewer, @Nullable Tier tier) {
        return jdbc.sql("""
                        select count(*) from customer c
                        left join customer_score s on s.run_id = %d and s.customer_id = c.id
                        where c.owner_id = :me
                          and (cast(:tier as text) is null or coalesce(s.tier, 'STANDARD') = :tier)""".formatted(runs.current()))
                .param("me", viewer.userId())
                .param("tier", tier == null ? null : tier.name(), Types.VARCHAR)
                .query((row, number) -> row.getLong(1))
                .single();
    }

    private static Map<String, Object> reach(Viewer viewer) {
        Map<String, Object> reach = new HashMap<>();
        reach.put("everything", viewer.role() == Role.ADMIN);
        reach.put("team", viewer.teamId() == null ? 0L : viewer.teamId());
        return reach;
    }
}
