package dev.perennial.crm.segmentation.portfolio;

import java.util.Locale;

/**
 * The queries of a {@link Timeline}. Each kind reads its own newest entries behind the cursor through its own index, then
 * the few of them are merged, and only what is shown is looked up in full.
 */
final class TimelineSql {

    /** Kinds within one moment go in the order of {@link TimelineKind}; {@code %s} are the kinds' own newest. */
    static final String MERGED = """
            with newest as (
                select * from (%s) every
                order by at desc, kind_no, id desc
                limit :limit)
            select n.kind, n.id, n.at, o.order_no as reference, coalesce(o.status, t.status) as status,
                   l.amount, l.returned, l.lines, l.products,
                   coalesce(i.channel, o.channel) as channel, i.direction,
                   coalesce(i.outcome, t.outcome) as outcome, coalesce(i.subject, t.title) as subject,
                   coalesce(i.body, t.outcome_note) as body, p.display_name as person,
                   t.kind as task_kind, t.rule_code, t.due_on, m.from_tier, m.to_tier
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
            left join app_user p on p.id = coalesce(i.user_id, t.completed_by, t.assignee_id)
            left join tier_change m on n.kind = 'TIER' and m.run_id = n.id and m.customer_id = :customer
            order by n.at desc, n.kind_no, n.id desc""";

    /** In the order of {@link TimelineKind}. */
    static final String COUNTS = """
            select (select count(*) from orders where customer_id = :customer),
                   (select count(*) from interaction where customer_id = :customer),
                   (select count(*) from care_task where customer_id = :customer),
                   (select count(*) from tier_change t join score_run r on r.id = t.run_id
                    where t.customer_id = :customer and r.published_at is not null)""";

    /** Orders are bounded by their business day as well, which their index is by. */
    private static final String ORDERS = """
            select 'ORDER' as kind, 0 as kind_no, id, ordered_at as at from orders
            where customer_id = :customer and business_day <= :day and %s
            order by business_day desc, ordered_at desc, id desc limit :limit""".formatted(behind("ordered_at", 0, "id"));

    private static final String INTERACTIONS = """
            select 'INTERACTION', 1, id, occurred_at from interaction
            where customer_id = :customer and occurred_at <= :at and %s
            order by occurred_at desc, id desc limit :limit""".formatted(behind("occurred_at", 1, "id"));

    private static final String TASKS = """
            select 'TASK', 2, id, coalesce(completed_at, created_at) from care_task
            where customer_id = :customer and %s
            order by coalesce(completed_at, created_at) desc, id desc limit :limit""".formatted(behind("coalesce(completed_at, created_at)", 2, "id"));

    private static final String DAY_END = "(r.as_of + time '23:59:59') at time zone :zone";

    private static final String TIERS = """
            select 'TIER', 3, t.run_id, %s from tier_change t join score_run r on r.id = t.run_id
            where t.customer_id = :customer and r.published_at is not null and %s
            order by r.as_of desc, t.run_id desc limit :limit""".formatted(DAY_END, behind(DAY_END, 3, "t.run_id"));

    private TimelineSql() {}

    /** The newest entries of a kind behind the cursor. */
    static String newest(TimelineKind kind) {
        String sql =
                switch (kind) {
                    case ORDER -> ORDERS;
                    case INTERACTION -> INTERACTIONS;
                    case TASK -> TASKS;
                    case TIER -> TIERS;
                };
        return "select * from (" + sql + ") " + kind.name().toLowerCase(Locale.ROOT) + "_part (kind, kind_no, id, at)";
    }

    private static String behind(String at, int kind, String id) {
        return "(%1$s < :at or %1$s = :at and (%2$d > :kind or %2$d = :kind and %3$s < :id))".formatted(at, kind, id);
    }
}
