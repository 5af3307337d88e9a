package dev.perennial.crm.segmentation.tier;

import dev.perennial.crm.customer.Tier;
import dev.perennial.crm.segmentation.copy.BinaryCopyInput;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ref.SoftReference;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Keeps the columns of the run last asked for, as long as there is memory for them and its customers are the same. */
@Component
@RequiredArgsConstructor
class KeptColumns {

    private static final Tier[] TIERS = Tier.values();

    private static final String TIER_PLACES = Arrays.stream(TIERS)
            .map(tier -> "when '%s' then %d".formatted(tier, tier.ordinal()))
            .collect(Collectors.joining(" ", "case s.tier ", " else -1 end"));

    /** The partition is named by a literal. */
    private static final String OF_RUN = """
            select s.customer_id, s.revenue, s.orders, s.recency_days, %s
            from customer_score s
            where s.run_id = %%d""".formatted(TIER_PLACES);

    private static final int FIELDS = 5;

    private final JdbcTemplate jdbc;
    private SoftReference<Kept> kept = new SoftReference<>(null);

    /** @param changes how often customers were taken away or brought back before the columns were read */
    private record Kept(long run, long changes, TierColumns columns) {}

    /** The customers of a run who are there now. */
    synchronized TierColumns of(ScoredRun run) {
        long changes = changes();
        Kept last = kept.get();
        if (last == null || last.run() != run.id() || last.changes() != changes) {
            // a connection is taken here, so that those who wait for the columns hold none
            last = new Kept(run.id(), changes, read(run.id()));
            kept = new SoftReference<>(last);
        }
        return last.columns();
    }

    /** Scores of a run never change, but merging and undoing an import take customers away, and splitting brings them back. */
    private long changes() {
        return Objects.requireNonNull(jdbc.queryForObject("""
                select (select count(*) + count(split_at) from customer_merge)
                       + (select count(*) from import where undone_at is not null)""", Long.class));
    }

    private TierColumns read(long run) {
        int scored = Objects.requireNonNull(jdbc.queryForObject(
                "select coalesce(max(customers), 0) from score_run where id = ?", Integer.class, run));
        return Objects.requireNonNull(
                jdbc.execute((ConnectionCallback<TierColumns>) connection -> read(connection, run, scored)));
    }

    private static TierColumns read(Connection connection, long run, int expected) throws SQLException {
        try {
            // looked up here: the database takes three times as long to join as to read
            long[] there = customers(connection);
            TierColumns columns = new TierColumns(expected);
            try (BinaryCopyInput input = BinaryCopyInput.of(connection, OF_RUN.formatted(run))) {
                while (input.nextRow(FIELDS)) {
                    long customer = input.readLong();
                    long revenue = input.readMoney();
                    int orders = input.readInt();
                    int recencyDays = input.readInt();
                    Tier tier = TIERS[input.readInt()];
                    if (Arrays.binarySearch(there, customer) >= 0) {
                        columns.add(customer, revenue, orders, recencyDays, tier);
                    }
                }
            }
            return columns;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** The keys of all customers there are, in order. */
    private static long[] customers(Connection connection) throws SQLException, IOException {
        LongStream.Builder customers = LongStream.builder();
        try (BinaryCopyInput input = BinaryCopyInput.of(connection, "select id from customer order by id")) {
            while (input.nextRow(1)) {
                customers.add(input.readLong());
            }
        }
        return customers.build().toArray();
    }
}
