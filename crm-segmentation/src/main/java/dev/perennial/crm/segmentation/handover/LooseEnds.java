package dev.perennial.crm.segmentation.handover;

import dev.perennial.crm.shared.Business;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.SimplePropertyRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Ties up what somebody who hands over their whole book leaves open beside it, so that nothing waits for a person who is
 * gone.
 */
@Component
@RequiredArgsConstructor
@Transactional(propagation = Propagation.MANDATORY)
class LooseEnds {

    /** Every loose end of {@code :from} with who gets it; {@code :to} are the new owners in their order. */
    private static final String FOUND = """
            with receiver as (
                select id, place from unnest(cast(:to as bigint[])) with ordinality as r (id, place)
            )
            select 'TASK' as kind, t.id as task_id, c.id as customer_id, cast(null as jsonb) as deputy, c.owner_id as to_user,
                   c.customer_no, c.name, t.title as text, greatest(t.due_on, t.snoozed_until) as from_day,
                   cast(null as date) as to_day
            from care_task t join customer c on c.id = t.customer_id
            where t.assignee_id = :from and t.status in ('OPEN', 'SNOOZED') and c.owner_id is distinct from :from
            union all
            select 'COLLABORATION', null, c.id, null,
                   case when r.id is distinct from c.owner_id and not exists (
                            select from customer_collaborator already
                            where already.customer_id = c.id and already.user_id = r.id)
                        then r.id end,
                   c.customer_no, c.name, null, null, null
            from (
                select customer_id, row_number() over (order by customer_id) - 1 as turn
                from customer_collaborator where user_id = :from
            ) helped
            join customer c on c.id = helped.customer_id
            join receiver r on r.place = helped.turn % cardinality(cast(:to as bigint[])) + 1
            union all
            select case when d.absent_user = :from then 'ABSENCE' else 'DUTY' end, null, null, to_jsonb(d),
                   case when d.absent_user <> :from
                        then (select id from receiver where id <> d.absent_user order by place limit 1) end,
                   null, a.display_name, s.display_name, d.from_day, d.to_day
            from deputy d join app_user a on a.id = d.absent_user join app_user s on s.id = d.deputy_user
            where d.to_day >= :today and :from in (d.absent_user, d.deputy_user)""";

    private final JdbcClient jdbc;
    private final Business business;

    /** How many there are of each kind; a kind there is none of is missing. */
    Map<LooseEnd.Kind, Long> count(long from, List<Long> to) {
        Map<LooseEnd.Kind, Long> counts = new EnumMap<>(LooseEnd.Kind.class);
        found("select kind, count(*) as n from (%s) found group by kind", from, to)
                .query((row, number) -> counts.put(LooseEnd.Kind.valueOf(row.getString("kind")), row.getLong("n")))
                .list();
        return counts;
    }

    /** The first of each kind, as many as asked for. */
    List<LooseEnd> first(long from, List<Long> to, int mostOfAKind) {
        return found("""
                        select kind, customer_no, name, text, from_day, to_day, u.display_name as "to"
                        from (
                            select found.*, row_number() over (partition by kind order by from_day, name, customer_id, task_id) as place
                            from (%s) found
                        ) placed
                        left join app_user u on u.id = placed.to_user
                        where place <= :most
                        order by kind desc, place""", from, to)
                .param("most", mostOfAKind)
                .query(new SimplePropertyRowMapper<>(LooseEnd.class))
                .list();
    }

    /** Gives each to who is to have it, and writes it down for the undoing. */
    void tie(long handover, long from, List<Long> to) {
        found("""
                        insert into handover_loose_end (handover_id, kind, task_id, customer_id, deputy, to_user)
                        select :handover, kind, task_id, customer_id, deputy, to_user from (%s) found""", from, to).param("handover", handover).update();
        of(handover, """
                        update care_task t set assignee_id = e.to_user, version = version + 1
                        from handover_loose_end e
                        where e.handover_id = :handover and e.kind = 'TASK' and t.id = e.task_id""", from);
        of(handover, """
                        delete from customer_collaborator cc using handover_loose_end e
                        where e.handover_id = :handover and e.kind = 'COLLABORATION' and cc.customer_id = e.customer_id
                          and cc.user_id = :from""", from);
        of(handover, """
                        insert into customer_collaborator (customer_id, user_id)
                        select customer_id, to_user from handover_loose_end
                        where handover_id = :handover and kind = 'COLLABORATION' and to_user is not null""", from);
        touch(handover, from);
        of(handover, """
                        update deputy d set deputy_user = e.to_user
                        from handover_loose_end e
                        where e.handover_id = :handover and e.to_user is not null
                          and d.id = cast(e.deputy ->> 'id' as bigint)""", from);
        of(handover, """
                        delete from deputy d using handover_loose_end e
                        where e.handover_id = :handover and e.to_user is null
                          and d.id = cast(e.deputy ->> 'id' as bigint)""", from);
    }

    /** Undoes {@link #tie}, except where somebody else has it by now. */
    void untie(long handover, long from) {
        of(handover, """
                        update care_task t set assignee_id = :from, version = version + 1
                        from handover_loose_end e
                        where e.handover_id = :handover and e.kind = 'TASK' and t.id = e.task_id
                          and t.status in ('OPEN', 'SNOOZED') and t.assignee_id is not distinct from e.to_user""", from);
        of(handover, """
                        delete from customer_collaborator cc using handover_loose_end e
                        where e.handover_id = :handover and e.kind = 'COLLABORATION' and cc.customer_id = e.customer_id
                          and cc.user_id = e.to_user""", from);
        of(handover, """
                        insert into customer_collaborator (customer_id, user_id)
                        select c.id, :from from handover_loose_end e join customer c on c.id = e.customer_id
                        where e.handover_id = :handover and e.kind = 'COLLABORATION' and c.owner_id is distinct from :from
                        on conflict do nothing""", from);
        touch(handover, from);
        of(handover, """
                        update deputy d set deputy_user = :from
                        from handover_loose_end e
                        where e.handover_id = :handover and d.id = cast(e.deputy ->> 'id' as bigint)
                          and d.deputy_user = e.to_user""", from);
        of(handover, """
                        insert into deputy (absent_user, deputy_user, from_day, to_day, named_by)
                        select was.absent_user, was.deputy_user, was.from_day, was.to_day, was.named_by
                        from handover_loose_end e, jsonb_populate_record(cast(null as deputy), e.deputy) was
                        where e.handover_id = :handover and e.deputy is not null and e.to_user is null
                          and was.to_day >= :today""", from);
    }

    /** Who helps is part of a customer: whoever had the customer open before is told. */
    private void touch(long handover, long from) {
        of(handover, """
                        update customer c set updated_at = :now, version = version + 1
                        from handover_loose_end e
                        where e.handover_id = :handover and e.kind = 'COLLABORATION' and c.id = e.customer_id""", from);
    }

    private JdbcClient.StatementSpec found(String frame, long from, List<Long> to) {
        return jdbc.sql(frame.formatted(FOUND))
                .param("from", from)
                .param("to", to.toArray(Long[]::new))
                .param("today", business.today());
    }

    private void of(long handover, String sql, long from) {
        jdbc.sql(sql)
                .param("handover", handover)
                .param("from", from)
                .param("today", business.today())
                .param("now", business.now().atOffset(ZoneOffset.UTC))
                .update();
    }
}
