package dev.perennial.crm.order;

import dev.perennial.crm.customer.Customers;
import dev.perennial.crm.identity.Viewer;
import dev.perennial.crm.order.BuyingHabits.CategorySpend;
import dev.perennial.crm.order.BuyingHabits.ProductSpend;
import dev.perennial.crm.shared.Business;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.util.List;
import java.util.Map;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.SimplePropertyRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Reads from a customer's orders what they buy and how. */
@Service
@RequiredArgsConstructor
@Transactional(readOnly = true)
public class PurchaseHistory {

    private static final int MOST_PRODUCTS = 8;

    /** Orders of one customer through their index, with the value and the discount of their lines. */
    private static final String BOUGHT = """
            with bought as (
                select o.id, o.ordered_at, o.business_day, o.channel, o.rate, l.product_id, l.quantity, l.unit_price,
                       l.discount, (l.quantity * l.unit_price - l.discount) * o.rate as value
                from orders o join order_line l on l.order_id = o.id
                where o.customer_id = :customer and o.status = 'COMPLETED' and o.business_day > :from)
            """;

    private static final String FIGURES = BOUGHT + """
            , per_order as (
                select id, min(ordered_at) as ordered_at, min(business_day) as business_day, min(channel) as channel,
                       sum(value) filter (where quantity > 0) as value
                from bought group by id having bool_or(quantity > 0))
            select (select count(*) from per_order)::int as orders,
                   (select count(distinct product_id) from bought where quantity > 0)::int as products,
                   d.weekday, d.share as weekday_share, h.hour, c.channel, c.share as channel_share,
                   (select round(percentile_cont(0.5) within group (order by value)::numeric, 2) from per_order) as basket,
                   (select round(percentile_cont(0.5) within group (order by unit_price * rate)::numeric, 2)
                    from bought where quantity > 0) as unit_price,
                   (select round(sum(discount * rate) / nullif(sum(quantity * unit_price * rate), 0), 4)
                    from bought where quantity > 0) as discount_share
            from (select 1) one
            left join lateral (
                select extract(isodow from business_day)::int as weekday,
                       count(*) / sum(count(*)) over () as share
                from per_order group by 1 order by count(*) desc, 1 limit 1) d on true
            left join lateral (
                select extract(hour from ordered_at at time zone :zone)::int as hour from per_order
                where (ordered_at at time zone :zone)::time <> '00:00'
                group by 1 order by count(*) desc, 1 limit 1) h on true
            left join lateral (
                select channel, count(*) / sum(count(*)) over () as share
                from per_order where channel is not null group by 1 order by count(*) desc, 1 limit 1) c on true""";

    private static final String CATEGORIES = BOUGHT + """
            select g.name as category, round(sum(b.value), 4) as spent, count(distinct b.id)::int as orders,
                   coalesce(greatest(sum(b.value), 0)
                            / nullif(sum(greatest(sum(b.value), 0)) over (), 0), 0)::float8 as share
            from bought b join product p on p.id = b.product_id left join product_category g on g.id = p.category_id
            group by g.name order by spent desc, g.name""";

    private static final String MIX = BOUGHT + """
            select p.sku, p.name, g.name as category, sum(b.quantity) as units, round(sum(b.value), 4) as spent,
                   count(distinct b.id) filter (where b.quantity > 0)::int as orders, max(b.business_day) as last
            from bought b join product p on p.id = b.product_id left join product_category g on g.id = p.category_id
            group by p.id, g.name order by spent desc, p.sku limit %d""".formatted(MOST_PRODUCTS);

    private final JdbcClient jdbc;
    private final Customers customers;
    private final Business business;

    private record Figures(
            int orders,
            int products,
            @Nullable Integer weekday,
            @Nullable Double weekdayShare,
            @Nullable Integer hour,
            @Nullable String channel,
            @Nullable Double channelShare,
            @Nullable BigDecimal basket,
            @Nullable BigDecimal unitPrice,
            @Nullable BigDecimal discountShare) {}

    /** @throws dev.perennial.crm.shared.NotFound also when the viewer may not see the customer */
    public BuyingHabits habits(Viewer viewer, String customerNo) {
        Map<String, Object> whose = Map.of(
                "customer",
                customers.idOf(viewer, customerNo),
                "from",
                business.today().minusMonths(BuyingHabits.MONTHS));
        Figures figures = jdbc.sql(FIGURES)
                .params(whose)
                .param("zone", business.timeZone().getId())
                .query(new SimplePropertyRowMapper<>(Figures.class))
                .single();
        Integer weekday = figures.weekday();
        return new BuyingHabits(
                figures.orders(),
                figures.products(),
                weekday == null ? null : DayOfWeek.of(weekday),
                figures.weekdayShare(),
                figures.hour(),
                figures.channel(),
                figures.channelShare(),
                figures.basket(),
                figures.unitPrice(),
                figures.discountShare(),
                figures.orders() == 0 ? List.of() : rows(CATEGORIES, whose, CategorySpend.class),
                figures.orders() == 0 ? List.of() : rows(MIX, whose, ProductSpend.class));
    }

    private <T> List<T> rows(String sql, Map<String, Object> whose, Class<T> type) {
        return jdbc.sql(sql)
                .params(whose)
                .query(DataClassRowMapper.newInstance(type))
                .list();
    }
}
