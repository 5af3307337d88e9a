package dev.perennial.crm.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.postgresql.PGConnection;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;

/** The CDNOW sample as purchases, in a database that holds no other customers. */
public final class CdnowSample {

    private CdnowSample() {}

    /** Takes all customers away and loads those of the sample. */
    public static void load(JdbcTemplate jdbc) {
        jdbc.execute((ConnectionCallback<Boolean>) connection -> {
            try (var statement = connection.createStatement();
                    InputStream csv = CdnowSample.class.getResourceAsStream("/data/cdnow_sample_orders.csv")) {
                statement.execute("truncate customer cascade");
                statement.execute("""
                        create temporary table cdnow (order_no text, customer_no text, ordered_at date, line_no int,
                            sku text, product_name text, quantity numeric, unit_price numeric)""");
                connection
                        .unwrap(PGConnection.class)
                        .getCopyAPI()
                        .copyIn("copy cdnow from stdin (format csv, header)", csv);
                statement.execute("""
                        insert into customer (customer_no, name, name_tokens, type)
                        select distinct customer_no, customer_no, '{}'::text[], 'PERSON' from cdnow""");
                statement.execute("""
                        insert into purchase_day
                            (customer_id, business_day, orders, units, gross, net, profit, gap_days)
                        select c.id, o.ordered_at, count(*), sum(quantity), sum(quantity * unit_price),
                               sum(quantity * unit_price), sum(quantity * unit_price),
                               o.ordered_at - lag(o.ordered_at) over (partition by c.id order by o.ordered_at)
                        from cdnow o join customer c using (customer_no)
                        group by c.id, o.ordered_at""");
                statement.execute("drop table cdnow");
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
            return true;
        });
    }
}
