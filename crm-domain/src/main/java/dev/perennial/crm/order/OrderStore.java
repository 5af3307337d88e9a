package dev.perennial.crm.order;

import dev.perennial.crm.identity.Visibility;
import dev.perennial.crm.purchase.CustomerDay;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Orders as rows. */
@Repository
@RequiredArgsConstructor
class OrderStore {

    private static final Visibility EVERYBODY = new Visibility("true", Map.of());

    private final JdbcClient jdbc;

    /** An order's row: its key, its customer's, and the order without its lines. */
    record Row(long id, long customerId, Order head) {}

    Optional<Order> find(String orderNo, Visibility visibility) {
        return head(orderNo, visibility).map(row -> whole(row));
    }

    Optional<Row> head(String orderNo) {
        return head(orderNo, EVERYBODY);
    }

    Order whole(Row row) {
        Order head = row.head();
        return new Order(
                head.orderNo(),
                head.customerNo(),
                head.orderedAt(),
                head.channel(),
                head.status(),
                head.currency(),
                head.returnsOrderNo(),
                lines(row.id()));
    }

    Optional<Long> customer(String customerNo, Visibility visibility) {
        return jdbc.sql("select c.id from customer c where c.id = customer_numbered(:customerNo) and "
                        + visibility.predicate())
                .param("customerNo", customerNo)
                .params(visibility.parameters())
                .query(Long.class)
                .optional();
    }

    /** The days whose count depends on orders of these numbers: their own, and those of what they return. */
    List<CustomerDay> days(List<String> orderNos) {
        return jdbc.sql("""
                        select o.customer_id, o.business_day from orders o where o.order_no in (:orderNos)
                        union
                        select t.customer_id, t.business_day
                        from orders o join orders t on t.order_no = o.returns_order_no
                        where o.order_no in (:orderNos)""")
                .param("orderNos", orderNos)
                .query((row, number) -> new CustomerDay(row.getLong(1), row.getObject(2, LocalDate.class)))
                .list();
    }

    /** Adds an order without lines; empty when another writer has just added one of that number. */
    Optional<Long> insert(Order order, long customerId, LocalDate day, BigDecimal rate, Instant now) {
        return statement("""
                        insert into orders (order_no, customer_id, ordered_at, business_day, channel, status, currency, rate,
                            returns_order_no, created_at, updated_at)
                        values (:orderNo, :customerId, :orderedAt, :day, :channel, :status, :currency, :rate,
                            :returnsOrderNo, :now, :now)
                        on conflict do nothing
                        returning id""", order, customerId, day, rate, now)
                .query(Long.class)
                .optional();
    }

    void update(Order order, long customerId, LocalDate day, BigDecimal rate, Instant now) {
        statement("""
                        update orders
                        set customer_id = :customerId, ordered_at = :orderedAt, business_day = :day, channel = :channel,
                            status = :status, currency = :currency, rate = :rate, returns_order_no = :returnsOrderNo,
                            updated_at = :now, version = version + 1
                        where order_no = :orderNo""", order, customerId, day, rate, now).update();
    }

    void replaceLines(long orderId, List<OrderLine> lines) {
        deleteLines(orderId);
        jdbc.sql("""
                        insert into order_line (order_id, line_no, product_id, quantity, unit_price, discount, unit_cost)
                        select :orderId, t.line_no, p.id, t.quantity, t.unit_price, t.discount, t.unit_cost
                        from unnest(cast(:lineNos as integer[]), cast(:skus as text[]), cast(:quantities as numeric[]),
                            cast(:prices as numeric[]), cast(:discounts as numeric[]), cast(:costs as numeric[]))
                            as t (line_no, sku, quantity, unit_price, discount, unit_cost)
                        join product p on p.sku = t.sku""")
                .param("orderId", orderId)
                .param("lineNos", column(lines, OrderLine::lineNo))
                .param("skus", column(lines, OrderLine::sku))
                .param("quantities", column(lines, OrderLine::quantity))
                .param("prices", column(lines, OrderLine::unitPrice))
                .param("discounts", column(lines, OrderLine::discount))
                .param("costs", column(lines, OrderLine::unitCost))
                .update();
    }

    void delete(long orderId) {
        deleteLines(orderId);
        jdbc.sql("delete from orders where id = ?").param(orderId).update();
    }

    private void deleteLines(long orderId) {
        jdbc.sql("delete from order_line where order_id = ?").param(orderId).update();
    }

    private Optional<Row> head(String orderNo, Visibility visibility) {
        return jdbc.sql("""
                        select o.id, o.customer_id, o.order_no, c.customer_no, o.ordered_at, o.channel, o.status, o.currency,
                               o.returns_order_no
                        from orders o join customer c on c.id = o.customer_id
                        where o.order_no = :orderNo and\s""" + visibility.predicate())
                .param("orderNo", orderNo)
                .params(visibility.parameters())
                .query((row, number) -> new Row(row.getLong("id"), row.getLong("customer_id"), head(row)))
                .optional();
    }

    private static Order head(ResultSet row) throws SQLException {
        return new Order(
                row.getString("order_no"),
                row.getString("customer_no"),
                row.getObject("ordered_at", OffsetDateTime.class).toInstant(),
                row.getString("channel"),
                OrderStatus.valueOf(row.getString("status")),
                row.getString("currency"),
                row.getString("returns_order_no"),
                List.of());
    }

    private List<OrderLine> lines(long orderId) {
        return jdbc.sql("""
                        select l.line_no, p.sku, p.name, g.name as category, l.quantity, l.unit_price, l.discount, l.unit_cost
                        from order_line l
                        join product p on p.id = l.product_id
                        left join product_category g on g.id = p.category_id
                        where l.order_id = ?
                        order by l.line_no""")
                .param(orderId)
                .query((row, number) -> new OrderLine(
                        row.getInt("line_no"),
                        row.getString("sku"),
                        row.getString("name"),
                        row.getString("category"),
                        row.getBigDecimal("quantity"),
                        row.getBigDecimal("unit_price"),
                        row.getBigDecimal("discount"),
                        row.getBigDecimal("unit_cost")))
                .list();
    }

    private JdbcClient.StatementSpec statement(
            String sql, Order order, long customerId, LocalDate day, BigDecimal rate, Instant now) {
        return jdbc.sql(sql)
                .param("orderNo", order.orderNo())
                .param("customerId", customerId)
                .param("orderedAt", order.orderedAt().atOffset(ZoneOffset.UTC))
                .param("day", day)
                .param("channel", order.channel())
                .param("status", order.status().name())
                .param("currency", order.currency())
                .param("rate", rate)
                .param("returnsOrderNo", order.returnsOrderNo())
                .param("now", now.atOffset(ZoneOffset.UTC));
    }

    private static @Nullable String[] column(List<OrderLine> lines, Function<OrderLine, @Nullable Object> part) {
        return lines.stream()
                .map(part)
                .map(value -> value == null ? null : value.toString())
                .toArray(String[]::new);
    }
}
