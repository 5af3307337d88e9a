package dev.perennial.crm.segmentation.portfolio;

import java.util.Collection;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * The queries of a {@link Timeline}. Each kind reads its own newest entries behind the cursor through its own index, then
 * the few of them are merged, and only what is shown is looked up in full.
 */
final class TimelineSql {

    /** Kinds within one moment go in the order of {@link TimelineKind}; {@code %s} are the kinds' own newest. */
    private static final String MERGED = """
            with newest as (
                select * from (%s) every
                order by at desc, kind_no, id desc
                limit :limit)
            select n.kind, n.id, n.at, coalesce(o.order_no, b.sku) as reference,
                   coalesce(o.status, t.status, f.status) as status,
                   l.amount, l.returned, l.lines, l.products,
                   coalesce(i.channel, o.channel, f.channel, b.source) as channel, i.direction,
                   coalesce(i.outcome, t.outcome) as outcome, coalesce(i.subject, t.title, f.category, b.keyword, b.target, b.page, d.name) as subject,
                   coalesce(i.body, t.outcome_note, f.text) as body,
                   coalesce(i.author, f.author, p.display_name) as person,
                   t.kind as task_kind, t.rule_code, t.due_on, m.from_tier, m.to_tier,
                   f.kind as feedback, f.severity, b.kind as behaviour, d.bytes, w.reason as owner_reason,
                   before.display_name as from_owner, after.display_name as to_owner
            from newest n
            left join orders o on n.kind = 'ORDER' and o.id = n.id
            left join lateral (
                select round(coalesce(sum(line.value) filter (where line.quantity >= 0), 0) * o.rate, 4) as amount,
                       round(coalesce(sum(line.value) filter (where line.quantity < 0), 0) * o.rate, 4) as returned,
                       count(*)::int as lines,
                       string_agg(line.name, ', ' order by line.line_no) filter (where line.place <= 3) as products
                from (
                    select ol.line_no, ol.quantity, ol.quantity * ol.unit_price - ol.discount as value, p.name,
                           row_number() over (order by ol.line_no) as place
                    from order_line ol join product p on p.id = ol.product_id
                    where ol.order_id = o.id) line
            ) l on n.kind = 'ORDER'
            left join interaction i on n.kind = 'INTERACTION' and i.id = n.id
            left join care_task t on n.kind = 'TASK' and t.id = n.id
            left join feedback f on n.kind = 'FEEDBACK' and f.id = n.id
            left join behaviour_event b on n.kind = 'BEHAVIOUR' and b.id = n.id
            left join customer_file d on n.kind = 'FILE' and d.id = n.id
            left join owner_change w on n.kind = 'OWNER' and w.id = n.id
            left join app_user before on before.id = w.from_user
            left join app_user after on after.id = w.to_user
            left join app_user p
                on p.id = coalesce(i.user_id, t.completed_by, t.assignee_id, f.recorded_by, d.uploaded_by, w.changed_by)
            left join tier_change m on n.kind = 'TIER' and m.run_id = n.id and m.customer_id = :customer
            order by n.at desc, n.kind_no, n.id desc""";

    /** In the order of {@link TimelineKind}. */
    static final String COUNTS = """
            select (select count(*) from orders where customer_id = :customer),
                   (select count(*) from interaction where customer_id = :customer),
                   (select count(*) from care_task where customer_id = :customer),
                   (select count(*) from tier_change t join score_run r on r.id = t.run_id
                    where t.customer_id = :customer and r.published_at is not null),
                   (select count(*) from feedback where customer_id = :customer),
                   (select count(*) from behaviour_event where customer_id = :customer),
                   (select count(*) from customer_file where customer_id = :customer),
                   (select count(*) from owner_change where customer_id = :customer)""";

    static final String CHANNELS = """
            select channel from (
                select channel from orders where customer_id = :customer
                union select channel from interaction where customer_id = :customer
                union select channel from feedback where customer_id = :customer
                union select source from behaviour_event where customer_id = :customer) seen
            where channel is not null order by channel""";

    private static final String BY_CHANNEL = "(cast(:channel as text) is null or %s = :channel)";

    /** Orders are bounded by their business day as well, which their index is by. */
    private static final String ORDERS = """
            select 'ORDER' as kind, 0 as kind_no, id, ordered_at as at from orders
            where customer_id = :customer and business_day <= :day and %s and %s
            order by business_day desc, ordered_at desc, id desc limit :limit""".formatted(behind("ordered_at", 0, "id"), BY_CHANNEL.formatted("channel"));

    private static final String INTERACTIONS =
            """
            select 'INTERACTION', 1, id, occurred_at from interaction
            where customer_id = :customer and occurred_at <= :at and %s and %s
            order by occurred_at desc, id desc limit :limit""".formatted(behind("occurred_at", 1, "id"), BY_CHANNEL.formatted("channel"));

    private static final String TASKS = """
            select 'TASK', 2, id, coalesce(completed_at, created_at) from care_task
            where customer_id = :customer and coalesce(completed_at, created_at) <= :at and %s
            order by coalesce(completed_at, created_at) desc, id desc limit :limit""".formatted(behind("coalesce(completed_at, created_at)", 2, "id"));

    private static final String DAY_END = "(r.as_of + time '23:59:59') at time zone :zone";

    private static final String TIERS = """
            select 'TIER', 3, t.run_id, %s from tier_change t join score_run r on r.id = t.run_id
            where t.customer_id = :customer and r.published_at is not null and %s
            order by r.as_of desc, t.run_id desc limit :limit""".formatted(DAY_END, behind(DAY_END, 3, "t.run_id"));

    private static final String FEEDBACK =
            """
            select 'FEEDBACK', 4, id, received_at from feedback
            where customer_id = :customer and received_at <= :at and %s and %s
            order by received_at desc, id desc limit :limit""".formatted(behind("received_at", 4, "id"), BY_CHANNEL.formatted("channel"));

    private static final String BEHAVIOUR =
            """
            select 'BEHAVIOUR', 5, id, occurred_at from behaviour_event
            where customer_id = :customer and occurred_at <= :at and %s and %s
            order by occurred_at desc, id desc limit :limit""".formatted(behind("occurred_at", 5, "id"), BY_CHANNEL.formatted("source"));

    private static final String FILES = """
            select 'FILE', 6, id, uploaded_at from customer_file
            where customer_id = :customer and uploaded_at <= :at and %s
            order by uploaded_at desc, id desc limit :limit""".formatted(behind("uploaded_at", 6, "id"));

    private static final String OWNERS = """
            select 'OWNER', 7, id, changed_at from owner_change
            where customer_id = :customer and changed_at <= :at and %s
            order by changed_at desc, id desc limit :limit""".formatted(behind("changed_at", 7, "id"));

    private TimelineSql() {}

    /** The newest entries of these kinds behind the cursor, in full. */
    static String merged(Collection<TimelineKind> kinds) {
        return MERGED.formatted(kinds.stream().map(TimelineSql::newest).collect(Collectors.joining(" union all ")));
    }

    private static String newest(TimelineKind kind) {
        String sql =
                switch (kind) {
                    case ORDER -> ORDERS;
                    case INTERACTION -> INTERACTIONS;
                    case TASK -> TASKS;
                    case TIER -> TIERS;
                    case FEEDBACK -> FEEDBACK;
                    case BEHAVIOUR -> BEHAVIOUR;
                    case FILE -> FILES;
                    case OWNER -> OWNERS;
                };
        return "select * from (" + sql + ") " + kind.name().toLowerCase(Locale.ROOT) + "_part (kind, kind_no, id, at)";
    }

    private static String behind(String at, int kind, String id) {
        return "(%1$s < :at or %1$s = :at and (%2$d > :kind or %2$d = :kind and %3$s < :id))".formatted(at, kind, id);
    }
}
