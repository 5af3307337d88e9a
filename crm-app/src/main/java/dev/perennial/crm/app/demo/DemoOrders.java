package dev.perennial.crm.app.demo;

import dev.perennial.crm.purchase.PurchaseLedger;
import dev.perennial.crm.shared.Business;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Consumer;
import lombok.RequiredArgsConstructor;
import org.postgresql.PGConnection;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Records the orders, all of them new. */
@Component
@RequiredArgsConstructor
class DemoOrders {

    private static final String STAGING = """
            create temporary table demo_line (
                order_no text, customer_no text, ordered_at timestamptz, line_no integer, sku text, quantity numeric,
                unit_price numeric) on commit drop""";

    private static final String ORDERS = """
            insert into orders (order_no, customer_id, ordered_at, business_day, status, currency)
            select t.order_no, c.id, t.ordered_at, (t.ordered_at at time zone ?)::date, 'COMPLETED', ?
            from demo_line t
            join customer c on c.customer_no = t.customer_no
            where t.line_no = 1
            order by t.ordered_at, t.order_no""";

    private static final String LINES = """
            insert into order_line (order_id, line_no, product_id, quantity, unit_price)
            select o.id, t.line_no, p.id, t.quantity, t.unit_price
            from demo_line t
            join orders o on o.order_no = t.order_no
            join product p on p.sku = t.sku""";

    private final JdbcTemplate jdbc;
    private final PurchaseLedger ledger;
    private final Business business;

    /** @param passing is shown every line on its way */
    void record(Shift shift, Consumer<SoldLine> passing) {
        jdbc.execute(STAGING);
        jdbc.execute((ConnectionCallback<Long>) connection -> copy(connection, shift, passing));
        jdbc.execute("analyze demo_line");
        jdbc.update(ORDERS, business.timeZone().getId(), business.currency().getCurrencyCode());
        jdbc.execute("analyze orders");
        jdbc.update(LINES);
        jdbc.execute("analyze order_line");
        ledger.rebuild();
    }

    private long copy(Connection connection, Shift shift, Consumer<SoldLine> passing) throws SQLException {
        try (OrderFile file = new OrderFile(new OrderLines(shift), business.timeZone(), passing)) {
            return connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn("copy demo_line from stdin (format csv, header)", file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
