package dev.perennial.crm.segmentation.tier;

import dev.perennial.crm.customer.Tier;
import java.lang.ref.SoftReference;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Keeps the columns of the run last asked for, as long as there is memory for them and its customers are the same. */
@Component
class KeptColumns {

    private static final int ROWS_AT_ONCE = 10_000;

    private final JdbcClient jdbc;
    private final TransactionTemplate reading;
    private SoftReference<Kept> kept = new SoftReference<>(null);

    KeptColumns(JdbcClient jdbc, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.reading = new TransactionTemplate(transactions);
        reading.setReadOnly(true);
    }

    /** @param changes how often customers were taken away or brought back before the columns were read */
    private record Kept(long run, long changes, TierColumns columns) {}

    /** The customers of a run who are there now. */
    synchronized TierColumns of(ScoredRun run) {
        long changes = changes();
        Kept last = kept.get();
        if (last == null || last.run() != run.id() || last.changes() != changes) {
            // begun here, so that those who wait for the columns hold no connection meanwhile
            last = new Kept(run.id(), changes, Objects.requireNonNull(reading.execute(status -> read(run.id()))));
            kept = new SoftReference<>(last);
        }
        return last.columns();
    }

    /** Scores of a run never change, but merging and undoing an import take customers away, and splitting brings them back. */
    private long changes() {
        return count("""
                select (select count(*) + count(split_at) from customer_merge)
                       + (select count(*) from import where undone_at is not null)""");
    }

    private TierColumns read(long run) {
        TierColumns columns = new TierColumns(
                Math.toIntExact(count("select coalesce(max(customers), 0) from score_run where id = " + run)));
        // the partition is named by a literal
        jdbc.sql("""
                        select s.customer_id, (s.revenue * 10000)::bigint, s.orders, s.recency_days, s.tier
                        from customer_score s join customer c on c.id = s.customer_id
                        where s.run_id = %d""".formatted(run)).withFetchSize(ROWS_AT_ONCE).query((RowCallbackHandler) row -> columns.add(
                row.getLong(1), row.getLong(2), row.getInt(3), row.getInt(4), Tier.valueOf(row.getString(5))));
        return columns;
    }

    private long count(String sql) {
        @Nullable Long count = jdbc.sql(sql).query(Long.class).single();
        return count == null ? 0 : count;
    }
}
