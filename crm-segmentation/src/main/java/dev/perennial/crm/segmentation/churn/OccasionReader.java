package dev.perennial.crm.segmentation.churn;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Reads the occasions of customers, at most {@value #MOST_CUSTOMERS}: who is taken, where there are more, depends on a hash of the
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

    private static final String OF_SAMPLE = """
            with taken as (
                select c.id from customer c
                where exists (
                    select from purchase_day f where f.customer_id = c.id and f.orders > 0 and f.business_day <= ?)
                order by md5(c.customer_no), c.id limit ?)
            """ + COLUMNS + """
            join taken t on t.id = d.customer_id
            where d.orders > 0 and d.business_day <= ?
            order by d.customer_id, d.business_day""";

    private static final String OF_ONE = COLUMNS + """
            where d.customer_id = ? and d.orders > 0 and d.business_day <= ?
            order by d.business_day""";

    private final JdbcTemplate jdbc;
    private final PlatformTransactionManager transactions;

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
        Occasions.Builder builder = new Occasions.Builder();
        snapshot.executeWithoutResult(status -> jdbc.query(
                connection -> {
                    // rows come piece by piece only within a transaction and with a size to fetch
                    var statement = connection.prepareStatement(OF_SAMPLE);
                    statement.setFetchSize(ROWS_AT_ONCE);
                    statement.setObject(1, known);
                    statement.setInt(2, MOST_CUSTOMERS);
                    statement.setObject(3, upTo);
                    return statement;
                },
                row -> {
                    add(row, builder);
                }));
        return builder.build();
    }

    /** Reads the occasions of one customer up to a day. */
    Occasions read(long customerId, LocalDate upTo) {
        Occasions.Builder builder = new Occasions.Builder();
        jdbc.query(
                OF_ONE,
                row -> {
                    add(row, builder);
                },
                customerId,
                upTo);
        return builder.build();
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
