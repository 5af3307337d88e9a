package dev.perennial.crm.segmentation.handover;

import dev.perennial.crm.shared.Business;
import java.time.ZoneOffset;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Writes down, in one statement, what the new owners must know of the customers they get. */
@Component
@RequiredArgsConstructor
class DigestWriter {

    private static final String PROMISES = """
            select jsonb_agg(jsonb_build_object('kind', kind, 'text', text, 'due', due) order by due) as list,
                   bool_or(kind = 'COMPLAINT') as complaint, count(*) as many
            from (
                (select 'TASK' as kind, t.title as text, greatest(t.due_on, t.snoozed_until) as due
                 from care_task t where t.customer_id = c.id and t.status in ('OPEN', 'SNOOZED')
                 order by due limit 5)
                union all
                (select 'NEXT_STEP', t.next_step, cast(t.completed_at at time zone :zone as date)
                 from care_task t
                 where t.customer_id = c.id and t.status = 'DONE' and t.next_step is not null and t.completed_at > :lately
                   and not exists (
                       select from care_task later
                       where later.customer_id = c.id and later.title = t.next_step and later.id > t.id)
                 order by t.completed_at desc limit 2)
                union all
                (select 'COMPLAINT', left(f.text, 200), cast(f.received_at at time zone :zone as date)
                 from feedback f where f.customer_id = c.id and f.kind = 'COMPLAINT' and f.status <> 'RESOLVED'
                 order by f.received_at desc limit 3)
            ) promise""";

    private static final String TALKS = """
            select jsonb_agg(jsonb_build_object('at', occurred_at, 'channel', channel, 'outcome', outcome,
                       'text', text, 'by', by) order by occurred_at desc) as list
            from (
                select i.occurred_at, i.channel, i.outcome, left(coalesce(i.subject, i.body), 200) as text,
                       coalesce(u.display_name, i.author) as by
                from interaction i left join app_user u on u.id = i.user_id
                where i.customer_id = c.id order by i.occurred_at desc, i.id desc limit 3
            ) talk""";

    private final JdbcClient jdbc;
    private final Business business;

    /** For each customer of the table {@code handed_over}, which has columns customer_id and to_user. */
    int write(long handover, long run) {
        return jdbc.sql("""
                        insert into handover_digest (handover_id, customer_id, to_user, weight, story)
                        select :handover, c.id, h.to_user, coalesce(s.revenue, 0),
                               jsonb_strip_nulls(jsonb_build_object(
                                   'tier', s.tier, 'stage', s.stage, 'since', coalesce(s.first_day, c.joined_on),
                                   'revenue', s.revenue, 'orders', s.orders, 'lastOrder', s.last_day,
                                   'usualDays', cast(round(s.gap_mean) as integer),
                                   'preferredChannel', c.preferred_channel, 'contactTimes', to_jsonb(c.contact_times),
                                   'focus', left(c.focus, 300),
                                   'terms', left(concat_ws('; ', c.payment_terms, c.preferential_terms), 300),
                                   'talks', coalesce(talks.list, '[]'), 'promises', coalesce(promises.list, '[]'),
                                   'next', case when promises.complaint then 'ANSWER_COMPLAINT'
                                                when promises.many > 0 then 'KEEP_PROMISE'
                                                when s.overdue_ratio >= 1.25 then 'CALL_QUIET'
                                                else 'INTRODUCE' end))
                        from handed_over h
                        join customer c on c.id = h.customer_id
                        left join customer_score s on s.run_id = %d and s.customer_id = c.id
                        cross join lateral (%s) promises
                        cross join lateral (%s) talks""".formatted(run, PROMISES, TALKS))
                .param("handover", handover)
                .param("zone", business.timeZone().getId())
                .param(
                        "lately",
                        business.startOf(business.today().minusDays(90)).atOffset(ZoneOffset.UTC))
                .update();
    }
}
