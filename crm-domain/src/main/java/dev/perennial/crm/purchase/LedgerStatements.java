package dev.perennial.crm.purchase;

/** The statements of {@link PurchaseLedger}; {@code %s} is a relation of {@code customer_id} and {@code business_day}. */
final class LedgerStatements {

    /** From the orders in {@code candidate} to the days in {@code fresh}. */
    private static final String COUNTED = """
            taken as (
                select c.id, l.product_id, r.business_day, -sum(l.quantity) as quantity
                from candidate c
                join orders r on r.returns_order_no = c.order_no and r.customer_id = c.customer_id
                    and r.status in ('COMPLETED', 'RETURNED')
                join order_line l on l.order_id = r.id and l.quantity < 0
                group by c.id, l.product_id, r.business_day
            ),
            bought as (
                select l.order_id as id, l.product_id, sum(l.quantity) as quantity
                from order_line l
                where l.order_id in (select id from taken) and l.quantity > 0
                group by l.order_id, l.product_id
            ),
            taken_so_far as (
                select id, product_id, business_day,
                       sum(quantity) over (partition by id, product_id order by business_day) as quantity
                from taken
            ),
            taken_whole as (
                select b.id, b.product_id, min(t.business_day) filter (where t.quantity >= b.quantity) as day
                from bought b
                left join taken_so_far t on t.id = b.id and t.product_id = b.product_id
                group by b.id, b.product_id
            ),
            returned as (
                select id, case when bool_and(day is not null) then max(day) end as day
                from taken_whole
                group by id
            ),
            line as (
                select c.customer_id, c.business_day, c.id, l.quantity, r.day as returned_on, v.value * c.rate as net,
                       case when l.unit_cost is null then v.value * :margin else v.value - l.quantity * l.unit_cost end
                           * c.rate as profit
                from candidate c
                join order_line l on l.order_id = c.id
                cross join lateral (select l.quantity * l.unit_price - l.discount as value) v
                left join returned r on r.id = c.id
                where c.status = 'COMPLETED' or r.id is not null or l.quantity < 0
                order by c.customer_id, c.business_day, c.id -- sorted once: days and their orders are then counted as they come
            ),
            fresh as (
                select customer_id, business_day,
                       (count(distinct id) filter (where quantity > 0))::integer as orders,
                       sum(quantity)::numeric(19, 4) as units,
                       coalesce(sum(net) filter (where quantity > 0), 0)::numeric(19, 4) as gross,
                       sum(net)::numeric(19, 4) as net,
                       sum(profit)::numeric(19, 4) as profit,
                       case when not bool_or(returned_on is null) filter (where quantity > 0)
                           then max(greatest(returned_on, business_day)) filter (where quantity > 0)
                       end as void_on
                from line
                group by customer_id, business_day
            )
            """;

    /**
     * Writes the touched days anew and the gaps of the days behind them.
     *
     * <p>An order counts when it is completed. One of status RETURNED counts like a completed one when dated returns name it
     * (they then tell the story), else only its lines of negative quantity do. See {@code docs/decisions}.
     */
    static final String DAYS = """
            with touched as materialized (
                select distinct customer_id, business_day from %1$s
            ),
            candidate as materialized (
                select o.id, o.order_no, o.customer_id, o.business_day, o.status, o.rate
                from orders o
                where o.status in ('COMPLETED', 'RETURNED')
                  and (o.customer_id, o.business_day) in (select customer_id, business_day from %1$s)
            ),
            """ + COUNTED + """
            ,
            every_day as (
                select true as fresh, f.* from fresh f
                union all
                select false, p.customer_id, p.business_day, p.orders, p.units, p.gross, p.net, p.profit, p.void_on
                from purchase_day p
                where p.customer_id in (select customer_id from touched)
                  and not exists (
                      select from touched t where t.customer_id = p.customer_id and t.business_day = p.business_day)
            ),
            spaced as materialized (
                select e.*,
                       case when orders > 0 and void_on is null then
                           business_day - max(business_day) filter (where orders > 0 and void_on is null) over (
                               partition by customer_id order by business_day
                               rows between unbounded preceding and 1 preceding)
                       end as gap_days
                from every_day e
            ),
            gone as (
                delete from purchase_day p
                using (select customer_id, business_day from touched except select customer_id, business_day from fresh) g
                where p.customer_id = g.customer_id and p.business_day = g.business_day
            ),
            moved as (
                update purchase_day p
                set gap_days = s.gap_days
                from spaced s
                where not s.fresh and p.customer_id = s.customer_id and p.business_day = s.business_day
                  and p.gap_days is distinct from s.gap_days
            )
            insert into purchase_day as p
                (customer_id, business_day, orders, units, gross, net, profit, gap_days, void_on)
            select customer_id, business_day, orders, units, gross, net, profit, gap_days, void_on
            from spaced
            where fresh
            on conflict (customer_id, business_day) do update
            set orders = excluded.orders, units = excluded.units, gross = excluded.gross, net = excluded.net,
                profit = excluded.profit, gap_days = excluded.gap_days, void_on = excluded.void_on
            where (p.orders, p.units, p.gross, p.net, p.profit, p.gap_days, p.void_on) is distinct from
                  (excluded.orders, excluded.units, excluded.gross, excluded.net, excluded.profit, excluded.gap_days,
                   excluded.void_on)
            """;

    /** Adds the days of the touched customers up. */
    static final String SUMMARIES = """
            with touched as materialized (
                select distinct customer_id from %s
            ),
            fresh as materialized (
                select p.customer_id,
                       min(p.business_day) filter (where p.orders > 0 and p.void_on is null) as first_day,
                       max(p.business_day) filter (where p.orders > 0 and p.void_on is null) as last_day,
                       (count(*) filter (where p.orders > 0 and p.void_on is null))::integer as occasions,
                       coalesce(sum(p.orders) filter (where p.void_on is null), 0)::integer as orders,
                       sum(p.units) as units, sum(p.gross) as gross, sum(p.net) as net, sum(p.profit) as profit
                from purchase_day p
                join touched t on t.customer_id = p.customer_id
                group by p.customer_id
            ),
            gone as (
                delete from purchase_summary s
                using touched t
                where s.customer_id = t.customer_id
                  and not exists (select from fresh f where f.customer_id = s.customer_id)
            )
            insert into purchase_summary as s
                (customer_id, first_day, last_day, occasions, orders, units, gross, net, profit)
            select customer_id, first_day, last_day, occasions, orders, units, gross, net, profit
            from fresh
            on conflict (customer_id) do update
            set first_day = excluded.first_day, last_day = excluded.last_day, occasions = excluded.occasions,
                orders = excluded.orders, units = excluded.units, gross = excluded.gross, net = excluded.net,
                profit = excluded.profit
            where (s.first_day, s.last_day, s.occasions, s.orders, s.units, s.gross, s.net, s.profit) is distinct from
                  (excluded.first_day, excluded.last_day, excluded.occasions, excluded.orders, excluded.units,
                   excluded.gross, excluded.net, excluded.profit)
            """;

    /** Whether none of the touched customers has a day yet. */
    static final String ARE_NEW = """
            select not exists (select from purchase_day where customer_id in (select customer_id from %s))""";

    private static final String DAYS_WHERE_THERE_ARE_NONE = """
            with candidate as not materialized (
                select o.id, o.order_no, o.customer_id, o.business_day, o.status, o.rate
                from orders o
                where o.status in ('COMPLETED', 'RETURNED') %s
            ),
            """ + COUNTED + """
            insert into purchase_day (customer_id, business_day, orders, units, gross, net, profit, gap_days, void_on)
            select customer_id, business_day, orders, units, gross, net, profit,
                   case when orders > 0 and void_on is null then
                       business_day - max(business_day) filter (where orders > 0 and void_on is null) over (
                           partition by customer_id order by business_day
                           rows between unbounded preceding and 1 preceding)
                   end,
                   void_on
            from fresh
            order by customer_id, business_day
            """;

    /** Writes all days, where there are none. */
    static final String EVERY_DAY = DAYS_WHERE_THERE_ARE_NONE.formatted("");

    /** Writes all days of the touched customers, who have none. */
    static final String FIRST_DAYS =
            DAYS_WHERE_THERE_ARE_NONE.formatted("and o.customer_id in (select customer_id from %s)");

    /** Adds the days of all customers up, where there are no sums. */
    static final String EVERY_SUMMARY = """
            insert into purchase_summary (customer_id, first_day, last_day, occasions, orders, units, gross, net, profit)
            select p.customer_id,
                   min(p.business_day) filter (where p.orders > 0 and p.void_on is null) as first_day,
                   max(p.business_day) filter (where p.orders > 0 and p.void_on is null) as last_day,
                   (count(*) filter (where p.orders > 0 and p.void_on is null))::integer as occasions,
                   coalesce(sum(p.orders) filter (where p.void_on is null), 0)::integer as orders,
                   sum(p.units) as units, sum(p.gross) as gross, sum(p.net) as net, sum(p.profit) as profit
            from purchase_day p
            group by p.customer_id
            """;

    private LedgerStatements() {}
}
