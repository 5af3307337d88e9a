package dev.perennial.crm.app.demo;

import dev.perennial.crm.shared.Business;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What customers leave behind beside orders and talks: visits to the shop's website, files, and notes kept in sight. */
@Component
@RequiredArgsConstructor
class DemoTraces {

    private static final int DAYS = 150;

    /** Before an order that came by the website they searched, looked and clicked, for each of its first three products. */
    private static final String EVENTS = """
            insert into behaviour_event
                (customer_id, occurred_at, event_key, kind, page, target, keyword, sku, session, source)
            select o.customer_id, o.ordered_at - s.before - l.line_no * interval '4 minutes',
                   md5('demo ' || o.order_no || ' ' || l.line_no || ' ' || s.kind)::uuid, s.kind,
                   case when s.kind = 'PAGE_VIEW' then '/products/' || lower(p.sku) end,
                   case when s.kind = 'CLICK' then p.name end,
                   case when s.kind = 'SEARCH' then lower((regexp_match(p.name, '(\\S+ \\S+)\\s*$'))[1]) end,
                   p.sku, 'v' || o.id, case when o.customer_id % 3 = 0 then 'app' else 'web' end
            from orders o
            join lateral (
                select line_no, product_id from order_line
                where order_id = o.id and quantity > 0 order by line_no limit 3) l on true
            join product p on p.id = l.product_id and p.merchandise
            cross join (values ('SEARCH', interval '9 minutes'), ('PAGE_VIEW', interval '7 minutes'),
                               ('CLICK', interval '6 minutes')) s (kind, before)
            where o.business_day > :from and o.customer_id % 2 = 0
              and (s.kind <> 'SEARCH' or p.name ~ '\\S+ \\S+')
            on conflict (event_key) do nothing""";

    /** The price list that a good customer was last sent: what they bought in the quarter, at their prices. */
    private static final String FILES = """
            insert into customer_file (customer_id, name, content_type, bytes, sha256, content, uploaded_at, uploaded_by)
            select f.customer_id, 'price-list.csv', 'text/csv;charset=UTF-8', length(f.content),
                   encode(sha256(f.content), 'hex'), f.content, f.at, f.owner_id
            from (
                select c.id as customer_id, c.owner_id, max(o.ordered_at) + interval '3 hours' as at,
                       convert_to('sku,product,unit price' || chr(10)
                                  || string_agg(distinct p.sku || ',"' || replace(p.name, '"', '""') || '",'
                                                || trim_scale(l.unit_price), chr(10)), 'UTF8') as content
                from (
                    select s.customer_id from purchase_summary s join customer x on x.id = s.customer_id
                    where x.owner_id is not null order by s.net desc limit 40) best
                join customer c on c.id = best.customer_id
                join orders o on o.customer_id = c.id and o.business_day > :from
                join order_line l on l.order_id = o.id and l.quantity > 0
                join product p on p.id = l.product_id and p.merchandise
                group by c.id, c.owner_id) f""";

    /** One note in three is kept at the top. */
    private static final String PINS =
            "update interaction set pinned = true where channel = 'NOTE' and customer_id % 3 = 0";

    private final JdbcClient jdbc;
    private final Business business;

    /** @return how many traces there are */
    int leave() {
        int events =
                jdbc.sql(EVENTS).param("from", business.today().minusDays(DAYS)).update();
        int files =
                jdbc.sql(FILES).param("from", business.today().minusDays(DAYS)).update();
        return events + files + jdbc.sql(PINS).update();
    }
}
