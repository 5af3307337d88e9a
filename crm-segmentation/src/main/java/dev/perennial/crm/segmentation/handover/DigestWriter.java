package dev.perennial.crm.segmentation.handover;

import dev.perennial.crm.customer.Ownership.Gift;
import dev.perennial.crm.segmentation.handover.HandoverPreview.Sample;
import dev.perennial.crm.shared.Business;
import java.time.ZoneOffset;
import java.util.List;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

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

    /** One row for each customer of {@code :customers}, with its reader out of {@code :readers}. */
    private static final String TOLD = """
            select c.id as customer_id, c.customer_no, c.name as customer_name, h.to_user, h.place,
                   coalesce(s.revenue, 0) as weight,
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
                                    else 'INTRODUCE' end)) as story
            from unnest(cast(:customers as bigint[]), cast(:readers as bigint[]))
                with ordinality as h (customer_id, to_user, place)
            join customer c on c.id = h.customer_id
            left join customer_score s on s.run_id = %d and s.customer_id = c.id
            cross join lateral (%s) promises
            cross join lateral (%s) talks""";

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Business business;

    /** For every customer of the plan. */
    int write(long handover, BookPlan plan, long run) {
        return told("""
                        insert into handover_digest (handover_id, customer_id, to_user, weight, story)
                        select :handover, customer_id, to_user, weight, story from (%s) told""", plan.gifts(), run).param("handover", handover).update();
    }

    /** What would be written for the first customers of the plan. */
    List<Sample> sample(BookPlan plan, @Nullable String note, long run, int most) {
        List<Gift> first = plan.gifts().subList(0, Math.min(most, plan.gifts().size()));
        return told("""
                        select told.*, u.display_name as reader from (%s) told join app_user u on u.id = told.to_user
                        order by told.place""", first, run)
                .query((row, number) -> new Sample(
                        row.getString("reader"),
                        new Digest(
                                0,
                                row.getString("customer_no"),
                                row.getString("customer_name"),
                                plan.from().getDisplayName(),
                                business.now(),
                                note,
                                row.getBigDecimal("weight"),
                                null,
                                json.readValue(row.getString("story"), Story.class))))
                .list();
    }

    private JdbcClient.StatementSpec told(String frame, List<Gift> gifts, long run) {
        return jdbc.sql(frame.formatted(TOLD.formatted(run, PROMISES, TALKS)))
                .param("customers", gifts.stream().map(Gift::customerId).toArray(Long[]::new))
                .param(
                        "readers",
                        gifts.stream().<@Nullable Long>map(Gift::ownerId).toArray(Long[]::new))
                .param("zone", business.timeZone().getId())
                .param(
                        "lately",
                        business.startOf(business.today().minusDays(90)).atOffset(ZoneOffset.UTC));
    }
}
