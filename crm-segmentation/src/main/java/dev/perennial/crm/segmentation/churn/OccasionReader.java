package dev.perennial.crm.segmentation.churn;

import dev.perennial.crm.shared.Business;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Objects;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Reads the occasions of customers and what passed with them besides, of at most {@value #MOST_CUSTOMERS}: who is taken, where there are more, depends on a hash of the
 * customer number and on nothing else.
 */
@Component
@RequiredArgsConstructor
public class OccasionReader {

    static final int MOST_CUSTOMERS = 100_000;

    private static final int ROWS_AT_ONCE = 10_000;

    private static final String COLUMNS = """
            select d.customer_id, d.business_day - date '2000-01-01' as on_day,
                   d.void_on - date '2000-01-01' as void_day, (d.gross * 10000)::bigint as value
            from purchase_day d
            """;

    private static final String TAKEN = """
            with taken as (
                select c.id from customer c
                where exists (
                    select from purchase_day f where f.customer_id = c.id and f.orders > 0 and f.business_day <= ?)
                order by md5(c.customer_no), c.id limit ?)
            """;

    private static final String OF_SAMPLE = TAKEN + COLUMNS + """
            join taken t on t.id = d.customer_id
            where d.orders > 0 and d.business_day <= ?
            order by d.customer_id, d.business_day""";

    private static final String OF_ONE = COLUMNS + """
            where d.customer_id = ? and d.orders > 0 and d.business_day <= ?
            order by d.business_day""";

    private static final String DEALINGS = """
            select d.customer_id, d.kind, (d.happened_at at time zone ?)::date - date '2000-01-01' as happened,
                   (d.recorded_at at time zone ?)::date - date '2000-01-01' as recorded
            from dealing d
            """;

    private static final String DEALINGS_OF_SAMPLE = TAKEN + DEALINGS + """
            join taken t on t.id = d.customer_id
            where d.happened_at < ? and d.recorded_at < ?
            order by d.customer_id""";

    private static final String DEALINGS_OF_ONE = DEALINGS + """
            where d.customer_id = ? and d.happened_at < ? and d.recorded_at < ?""";

    private final JdbcTemplate jdbc;
    private final PlatformTransactionManager transactions;
    private final Business business;

    /** A day as {@link Occasions} count them. */
    public static int day(LocalDate date) {
        return (int) date.toEpochDay() - Learner.EPOCH_DAY;
    }

    /**
     * Reads, in one snapshot of the database.
     *
     * @param known customers who had bought by this day are taken
     * @param upTo  the last day that is read
     */
    public Occasions read(LocalDate known, LocalDate upTo) {
        TransactionTemplate snapshot = new TransactionTemplate(transactions);
        snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        snapshot.setReadOnly(true);
        return Objects.requireNonNull(snapshot.execute(status -> {
            Occasions.Builder occasions = new Occasions.Builder();
            query(OF_SAMPLE, row -> add(row, occasions), known, MOST_CUSTOMERS, upTo);
            Dealings.Builder dealings = new Dealings.Builder(occasions.customers());
            OffsetDateTime end = endOf(upTo);
            String zone = business.timeZone().getId();
            query(DEALINGS_OF_SAMPLE, row -> add(row, dealings), known, MOST_CUSTOMERS, zone, zone, end, end);
            return occasions.build().with(dealings.build());
        }));
    }

    /** Reads what one customer bought, and what passed with them besides, up to a day. */
    Occasions read(long customerId, LocalDate upTo) {
        Occasions.Builder occasions = new Occasions.Builder();
        query(OF_ONE, row -> add(row, occasions), customerId, upTo);
        Dealings.Builder dealings = new Dealings.Builder(occasions.customers());
        OffsetDateTime end = endOf(upTo);
        String zone = business.timeZone().getId();
        query(DEALINGS_OF_ONE, row -> add(row, dealings), zone, zone, customerId, end, end);
        return occasions.build().with(dealings.build());
    }

    /** Rows come piece by piece only within a transaction and with a size to fetch. */
    private void query(String sql, RowCallbackHandler handler, Object... parameters) {
        jdbc.query(
                connection -> {
                    var statement = connection.prepareStatement(sql);
                    statement.setFetchSize(ROWS_AT_ONCE);
                    for (int at = 0; at < parameters.length; at++) {
                        statement.setObject(at + 1, parameters[at]);
                    }
                    return statement;
                },
                handler);
    }

    private OffsetDateTime endOf(LocalDate day) {
        return business.startOf(day.plusDays(1)).atOffset(ZoneOffset.UTC);
    }

    private static void add(ResultSet row, Dealings.Builder to) throws SQLException {
        to.add(
                row.getLong("customer_id"),
                Dealing.valueOf(row.getString("kind")),
                row.getInt("happened"),
                row.getInt("recorded"));
    }

    private static void add(ResultSet row, Occasions.Builder to) throws SQLException {
        Integer voidDay = row.getObject("void_day", Integer.class);
        to.add(
                row.getLong("customer_id"),
                row.getInt("on_day"),
                voidDay == null ? Occasions.NEVER : voidDay,
                row.getLong("value"));
    }
}
