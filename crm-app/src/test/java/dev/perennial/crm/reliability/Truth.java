package dev.perennial.crm.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What must be true of the database whatever was killed, told by the database alone. */
final class Truth {

    private static final String PARTITIONS =
            "select count(*) from pg_inherits where inhparent = 'customer_score'::regclass";
    private static final String KEPT_RUNS = "select count(*) from score_run where kept";

    private final JdbcClient jdbc;

    Truth(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Price of the first line of an order; the second costs 20. */
    static int price(int number) {
        return number % 97 + 1;
    }

    /** Nothing waits or works any more, and scores that had to wait for a backup to be dropped are. */
    boolean isQuiet() {
        return count("""
                select (select count(*) from import where status in ('QUEUED', 'RUNNING'))
                     + (select count(*) from score_run where status in ('QUEUED', 'RUNNING'))
                     + (select count(*) from backtest where status in ('QUEUED', 'RUNNING'))
                     + (select count(*) from backup_run where status = 'RUNNING')""") == 0 && count(PARTITIONS) == count(KEPT_RUNS);
    }

    /** The backups that are said to be done. */
    List<Path> archives() {
        return jdbc.sql("select file from backup_run where kind = 'BACKUP' and status = 'DONE'")
                .query((row, number) -> Path.of(row.getString(1)))
                .list();
    }

    void holds(Collection<String> acknowledged) {
        assertThat(jdbc.sql("""
                                select a.order_no from unnest(?) a(order_no)
                                where not exists (select from orders o where o.order_no = a.order_no)""")
                        .param(acknowledged.toArray(String[]::new))
                        .query(String.class)
                        .list())
                .as("acknowledged, but not there")
                .isEmpty();
        none("orders that are not whole", """
                select order_no from orders o where (2, regexp_replace(order_no, '.*-', '')::int % 97 + 21) is distinct from
                    (select row(count(*)::int, sum(quantity * unit_price - discount)::int) from order_line l where l.order_id = o.id)""");
        none("days that do not tie with their orders", """
                select coalesce(d.business_day, t.business_day)::text
                from (select customer_id, business_day, count(*) as orders, sum(value) as gross
                      from (select o.id, o.customer_id, o.business_day, sum(l.quantity * l.unit_price - l.discount) as value
                            from orders o join order_line l on l.order_id = o.id group by o.id) o
                      group by customer_id, business_day) t
                full join purchase_day d using (customer_id, business_day)
                where (t.orders, t.gross) is distinct from (d.orders, d.gross)""");
        none("summaries that do not tie with their days", """
                select coalesce(s.customer_id, t.customer_id)::text
                from (select customer_id, count(*) as occasions, sum(gross) as gross, max(business_day) as last_day
                      from purchase_day group by customer_id) t
                full join purchase_summary s using (customer_id)
                where (t.occasions, t.gross, t.last_day) is distinct from (s.occasions, s.gross, s.last_day)""");
        none("runs that are half there", """
                select r.id::text from score_run r
                where kept and (status <> 'DONE'
                                or customers <> (select count(*) from customer_score s where s.run_id = r.id))
                union all
                select 'current ' || run_id from current_score_run c join score_run r on r.id = c.run_id
                where r.status <> 'DONE' or not r.kept""");
        assertThat(count(PARTITIONS))
                .as("partitions of scores, one for each run that is kept")
                .isEqualTo(count(KEPT_RUNS));
        none("files done that are not there", """
                select id::text from import where status = 'DONE' and rows_read <> rows_accepted + rows_rejected""");
    }

    private void none(String what, String sql) {
        assertThat(jdbc.sql(sql).query(String.class).list()).as(what).isEmpty();
    }

    private long count(String sql) {
        return jdbc.sql(sql).query(Long.class).single();
    }
}
