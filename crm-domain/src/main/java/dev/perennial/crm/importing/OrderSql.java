package dev.perennial.crm.importing;

/**
 * The statements by which staged order lines become orders.
 *
 * <p>Lines of an order that follow each other in the file are a run; only the first of a run carries what belongs to the
 * order. Orders of several runs lie apart in the file and are few, so that the work per order is done on runs.
 */
final class OrderSql {

    static final String RUNS = """
            create temporary table import_run (
                run bigint, line bigint, lines integer, bad_line bigint, doubtful boolean, order_no text, customer_no text,
                ordered_at timestamptz, business_day date, channel text, status text, currency text, returns_order_no text
            ) on commit drop""";

    static final String LINES = """
            create temporary table import_line (
                line bigint, run bigint, position integer, line_no integer, product integer, quantity numeric(19, 4),
                unit_price numeric(19, 4), discount numeric(19, 4), unit_cost numeric(19, 4)
            ) on commit drop""";

    static final String PRODUCTS = """
            create temporary table import_product (number integer, sku text, name text, category text) on commit drop""";

    /** Numbers from before a merge lead to the customer of today. */
    static final String RENUMBER = """
            update import_run r set customer_no = c.customer_no
            from customer_alias a join customer c on c.id = a.customer_id
            where r.customer_no = a.customer_no""";

    /** Empty where order numbers rise. */
    static final String APART = """
            create temporary table import_apart (run bigint, order_no text, first_run bigint, lines_before bigint)
            on commit drop""";

    /** Orders that lie apart: how many lines of the order each of its runs has before it. */
    static final String FIND_APART = """
            insert into import_apart
            select run, order_no,
                   first_value(run) over (partition by order_no order by run) as first_run,
                   sum(lines) over (partition by order_no order by run) - lines as lines_before
            from import_run
            where order_no in (select order_no from import_run group by order_no having count(*) > 1)""";

    static final String REJECTED = """
            create temporary table import_rejected (
                order_no text, line bigint, column_name text, value text, reason text, arguments text[]
            ) on commit drop""";

    /** Lines already listed, which take their orders with them. */
    static final String REJECT_BAD = """
            insert into import_rejected (order_no, line)
            select order_no, bad_line from import_run where bad_line is not null""";

    /** Runs that say something else of the order than its first run. */
    static final String REJECT_DIFFERING = """
            insert into import_rejected
            select r.order_no, r.line, d.column_name, d.value, 'import.reason.differs', array[d.first, f.line::text]
            from import_apart a
            join import_run r on r.run = a.run
            join import_run f on f.run = a.first_run
            cross join lateral (values
                ('customer_no', r.customer_no, f.customer_no),
                ('status', r.status, f.status),
                ('currency', r.currency, f.currency)) as d (column_name, value, first)
            where r.bad_line is null and f.bad_line is null and d.value <> d.first""";

    /** Lines of one number in one order; only where numbers do not simply rise. */
    static final String REJECT_TWICE = """
            insert into import_rejected
            select order_no, line, 'line_no', line_no::text, 'import.reason.lineTwice', array[first_line::text]
            from (
                select r.order_no, l.line, n.line_no,
                       first_value(l.line) over (partition by r.order_no, n.line_no order by l.line) as first_line
                from import_line l
                join import_run r on r.run = l.run
                left join import_apart a on a.run = l.run
                cross join lateral (select coalesce(l.line_no, coalesce(a.lines_before, 0) + l.position) as line_no) n
                where r.order_no in (
                    select order_no from import_run where doubtful
                    union select order_no from import_apart)
            ) numbered
            where line <> first_line""";

    static final String REJECT_WITHOUT_RATE = """
            insert into import_rejected
            select r.order_no, r.line, 'currency', r.currency, 'import.reason.noRate', array[r.business_day::text]
            from import_run r
            where r.bad_line is null and r.currency <> :reporting
              and not exists (
                  select from exchange_rate e where e.currency = r.currency and e.valid_on <= r.business_day)""";

    /** What is to be told of lines not listed yet: their own reason, or the line that takes their order with it. */
    static final String TELL = """
            select line, column_name, value, reason, arguments from import_rejected where reason is not null
            union all
            select l.line, null, null, 'import.reason.order', array[r.order_no, b.line::text]
            from (select order_no, min(line) as line from import_rejected group by order_no) b
            join import_run r on r.order_no = b.order_no
            join import_line l on l.run = r.run
            where not exists (select from import_rejected x where x.line = l.line)
            order by 1""";

    static final String DROP_REJECTED_RUNS =
            "delete from import_run where order_no in (select order_no from import_rejected)";

    static final String DROP_REJECTED_APART =
            "delete from import_apart where order_no in (select order_no from import_rejected)";

    /** Products that only rejected orders name are not made. */
    static final String DROP_REJECTED_PRODUCTS = """
            delete from import_product where number not in (
                select l.product from import_line l join import_run r on r.run = l.run)""";

    static final String PRODUCT_KEYS = """
            create temporary table import_product_key on commit drop as
            select i.number, p.id from import_product i join product p on p.sku = i.sku""";

    static final String NUMBERS = """
            create temporary table import_number on commit drop as
            select distinct customer_no from import_run""";

    /** Everybody whose purchases may change: who orders now, who had the order so far, whose order is returned. */
    static final String CUSTOMERS = """
            create temporary table import_customer on commit drop as
            select c.id as customer_id from import_number n join customer c on c.customer_no = n.customer_no
            union
            select o.customer_id from import_run r join orders o on o.order_no = r.order_no
            union
            select o.customer_id
            from import_run r join orders o on o.order_no = r.returns_order_no
            where r.returns_order_no is not null
            union
            select t.customer_id
            from import_run r
            join orders o on o.order_no = r.order_no
            join orders t on t.order_no = o.returns_order_no
            where o.returns_order_no is not null""";

    static final String ORDERS = """
            create temporary table import_order on commit drop as
            select coalesce(o.id, nextval('orders_id_seq')) as id, r.run, r.order_no,
                   c.id as customer_id, r.ordered_at, r.business_day, r.channel, r.status, r.currency, r.returns_order_no,
                   case when r.currency = :reporting then 1::numeric(19, 8) else (
                       select e.rate from exchange_rate e
                       where e.currency = r.currency and e.valid_on <= r.business_day
                       order by e.valid_on desc limit 1)
                   end as rate,
                   o.id is null as written
            from import_run r
            join customer c on c.customer_no = r.customer_no
            left join orders o on o.order_no = r.order_no
            where not exists (select from import_apart a where a.run = r.run and a.run <> a.first_run)""";

    private static final String KEYED = """
            select o.id as order_id, o.written,
                   coalesce(l.line_no, coalesce(a.lines_before, 0) + l.position)::integer as line_no, p.id as product_id,
                   l.quantity, l.unit_price, l.discount, l.unit_cost
            from import_line l
            left join import_apart a on a.run = l.run
            join import_order o on o.run = coalesce(a.first_run, l.run)
            join import_product_key p on p.number = l.product""";

    /** Marks the orders that are recorded otherwise. */
    static final String MARK_CORRECTED = """
            with keyed as (
            %s
                where not o.written
            ),
            differing as (
                select coalesce(k.order_id, l.order_id) as id
                from keyed k
                full join (
                    select l.* from order_line l join import_order o on o.id = l.order_id and not o.written
                ) l on l.order_id = k.order_id and l.line_no = k.line_no
                where (k.product_id, k.quantity, k.unit_price, k.discount, k.unit_cost) is distinct from
                      (l.product_id, l.quantity, l.unit_price, l.discount, l.unit_cost)
                union
                select i.id
                from import_order i join orders o on o.id = i.id
                where (i.customer_id, i.ordered_at, i.channel, i.status, i.currency, i.returns_order_no) is distinct from
                      (o.customer_id, o.ordered_at, o.channel, o.status, o.currency, o.returns_order_no)
            )
            update import_order set written = true where id in (select id from differing)""".formatted(KEYED);

    static final String KNOWN = """
            create temporary table import_known on commit drop as
            select id from orders where id in (select id from import_order where written)""";

    static final String TOUCHED =
            "create temporary table import_touched (customer_id bigint, business_day date) on commit drop";

    /** The days that orders of the import were on before it, and the days of what they returned. */
    static final String TOUCH_BEFORE = """
            insert into import_touched
            select o.customer_id, o.business_day
            from import_order i join orders o on o.id = i.id
            where i.written
            union all
            select t.customer_id, t.business_day
            from import_order i
            join orders o on o.id = i.id
            join orders t on t.order_no = o.returns_order_no
            where i.written and o.returns_order_no is not null""";

    /** The days that its orders are on now, and the days of what they return. */
    static final String TOUCH = """
            insert into import_touched
            select customer_id, business_day from import_order where written
            union all
            select t.customer_id, t.business_day
            from import_order i join orders t on t.order_no = i.returns_order_no
            where i.written and i.returns_order_no is not null""";

    static final String DELETE_LINES = "delete from order_line where order_id in (select id from import_known)";

    static final String CORRECT = """
            update orders o
            set customer_id = i.customer_id, ordered_at = i.ordered_at, business_day = i.business_day,
                channel = i.channel, status = i.status, currency = i.currency, rate = i.rate,
                returns_order_no = i.returns_order_no, updated_at = :now, version = o.version + 1
            from import_order i join import_known k on k.id = i.id
            where o.id = i.id""";

    static final String INSERT = """
            insert into orders (id, order_no, customer_id, ordered_at, business_day, channel, status, currency, rate,
                returns_order_no, import_id, created_at, updated_at)
            overriding system value
            select id, order_no, customer_id, ordered_at, business_day, channel, status, currency, rate, returns_order_no,
                   :import, :now, :now
            from import_order i
            where written and not exists (select from import_known k where k.id = i.id)""";

    static final String INSERT_LINES = """
            insert into order_line (order_id, line_no, product_id, quantity, unit_price, discount, unit_cost)
            select order_id, line_no, product_id, quantity, unit_price, discount, unit_cost
            from (
            %s
            ) keyed
            where written""".formatted(KEYED);

    /** Whether so many orders were written that the planner's idea of the tables is out of date. */
    static final String IS_MUCH =
            "select :written * 5 >= greatest(reltuples, 0) from pg_class where oid = 'orders'::regclass";

    private OrderSql() {}
}
