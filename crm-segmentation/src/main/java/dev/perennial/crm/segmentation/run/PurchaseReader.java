package dev.perennial.crm.segmentation.run;

import dev.perennial.crm.segmentation.churn.Behaviour;
import dev.perennial.crm.segmentation.churn.Dealing;
import dev.perennial.crm.segmentation.copy.BinaryCopyInput;
import dev.perennial.crm.shared.Business;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Reads what customers bought, added up by the database in one pass over {@code purchase_day}. */
@Component
@RequiredArgsConstructor
class PurchaseReader {

    /**
     * Money falls into one period each, so that every row is added once: recent, rest of the window, rest of the base, rest of
     * the same days a year ago, older. Copy takes no parameters; days are written in as literals.
     */
    private static final String AGGREGATES = """
                select customer_id,
                       min(business_day) filter (where occasion),
                       max(business_day) filter (where occasion),
                       count(*) filter (where occasion),
                       count(*) filter (where occasion and business_day > '${window}'),
                       sum(orders) filter (where occasion and business_day > '${window}'),
                       sum(profit) filter (where business_day > '${window}'),
                       sum(net) filter (where business_day > '${recent}'),
                       sum(net) filter (where business_day <= '${recent}' and business_day > '${window}'),
                       sum(net) filter (where business_day <= '${window}' and business_day > '${base}'),
                       sum(net) filter (where business_day <= '${base}' and business_day > '${year}'),
                       sum(net) filter (where business_day <= '${year}'),
                       sum(gross) filter (where occasion and gap_days is not null),
                       sum(gap_days::float8 * gap_days) filter (where occasion),
                       count(void_on)${behaviour}
                from (select *, orders > 0 and (void_on is null or void_on > '${asOf}') as occasion
                      from purchase_day
                      where business_day <= '${asOf}') as day
                group by customer_id
                having bool_or(occasion)""";

    /** Who bought nothing is left out: joined to purchases, not the other way round. */
    private static final String WITH_DEALINGS = """
            select purchases.*, ${dealings}
            from (${purchases}) as purchases
            left join (select customer_id, ${counts}
                       from dealing
                       where happened_at >= '${from}' and happened_at < '${to}' and recorded_at < '${to}'
                       group by customer_id) as besides using (customer_id)""";

    private static final int FIELDS = 15;

    /** What a learned model wants to know besides. The last gap rides on the last day: the greatest of both together has it. */
    private static final String BEHAVIOUR = """
            ,
                       sum(gross) filter (where occasion),
                       max(((business_day - date '2000-01-01')::bigint << 32) + coalesce(gap_days, 0)) filter (where occasion)""";

    private static final String RECENT =
            ",\n                       count(*) filter (where occasion and business_day > '%s')";
    private static final int BEHAVIOUR_FIELDS = 2 + Behaviour.recentDays().length + Dealing.COUNT;

    /** The stored gaps of a customer count days that no longer are occasions, or did not know of those that still were. */
    private static final String GAPS_AROUND_VOID_DAYS = """
            select customer_id, sum(gap * gap) as squares, (sum(gross) filter (where gap is not null) * 10000)::bigint,
                   coalesce((array_agg(gap order by business_day desc))[1], 0)
            from (select customer_id, business_day, gross,
                         (business_day - lag(business_day) over (partition by customer_id order by business_day))::float8 as gap
                  from purchase_day
                  where customer_id = any (?) and business_day <= ? and orders > 0 and (void_on is null or void_on > ?)) as gaps
            group by customer_id""";

    private final JdbcTemplate jdbc;
    private final PlatformTransactionManager transactions;
    private final Business business;

    /**
     * Reads everything up to a day, in one snapshot of the database.
     *
     * @param behaviour whether what only a learned model wants to know is read too
     */
    Purchases read(Periods periods, boolean behaviour) {
        TransactionTemplate snapshot = new TransactionTemplate(transactions);
        snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        snapshot.setReadOnly(true);
        return snapshot.execute(
                status -> jdbc.execute((ConnectionCallback<Purchases>) c -> read(c, periods, behaviour)));
    }

    private Purchases read(Connection connection, Periods periods, boolean behaviour) throws SQLException {
        try (var settings = connection.createStatement()) {
            // one entry a customer must fit, or the aggregation spills to disk
            settings.execute("set local work_mem = '256MB'");
        }
        Purchases purchases = new Purchases();
        Map<Long, Integer> withVoidDays = new HashMap<>();
        String select = behaviour ? withDealings(periods) : aggregates(periods, "");
        try (BinaryCopyInput input = BinaryCopyInput.of(connection, select)) {
            while (input.nextRow(behaviour ? FIELDS + BEHAVIOUR_FIELDS : FIELDS)) {
                int row = readRow(input, purchases);
                if (input.readLong() > 0) {
                    withVoidDays.put(purchases.customerId[row], row);
                }
                if (behaviour) {
                    readBehaviour(input, purchases, row);
                }
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        purchases.trim();
        mendGaps(connection, periods.asOf(), purchases, withVoidDays);
        return purchases;
    }

    private static int readRow(BinaryCopyInput input, Purchases to) throws IOException {
        int row = to.append();
        to.customerId[row] = input.readLong();
        to.firstDay[row] = input.readInt();
        to.lastDay[row] = input.readInt();
        to.totalOccasions[row] = Math.toIntExact(input.readLong());
        to.occasions[row] = Math.toIntExact(input.readLong());
        to.orders[row] = Math.toIntExact(input.readLong());
        to.profit[row] = input.readMoney();
        long recent = input.readMoney();
        long restOfWindow = input.readMoney();
        long restOfBase = input.readMoney();
        long restOfYear = input.readMoney();
        long older = input.readMoney();
        to.recentRevenue[row] = recent;
        to.revenue[row] = recent + restOfWindow;
        to.baseRevenue[row] = restOfWindow + restOfBase;
        to.lastYearRevenue[row] = restOfBase + restOfYear;
        to.totalRevenue[row] = recent + restOfWindow + restOfBase + restOfYear + older;
        to.repeatGross[row] = input.readMoney();
        to.squaredGaps[row] = input.readDouble();
        return row;
    }

    private static void readBehaviour(BinaryCopyInput input, Purchases to, int row) throws IOException {
        to.gross[row] = input.readMoney();
        to.lastGap[row] = (int) input.readLong();
        for (int[] recent : to.recentOccasions) {
            recent[row] = Math.toIntExact(input.readLong());
        }
        for (int[] kind : to.dealings) {
            kind[row] = Math.toIntExact(input.readLong());
        }
    }

    private static void mendGaps(Connection connection, LocalDate asOf, Purchases to, Map<Long, Integer> rows)
            throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        try (var statement = connection.prepareStatement(GAPS_AROUND_VOID_DAYS)) {
            statement.setArray(
                    1, connection.createArrayOf("bigint", rows.keySet().toArray()));
            statement.setObject(2, asOf);
            statement.setObject(3, asOf);
            try (var result = statement.executeQuery()) {
                while (result.next()) {
                    int row = rows.getOrDefault(result.getLong(1), -1);
                    to.squaredGaps[row] = result.getDouble(2);
                    to.repeatGross[row] = result.getLong(3);
                    to.lastGap[row] = result.getInt(4);
                }
            }
        }
    }

    private String withDealings(Periods periods) {
        List<String> kinds = Stream.of(Dealing.values()).map(Dealing::name).toList();
        return WITH_DEALINGS
                .replace("${purchases}", aggregates(periods, behaviour(periods.asOf())))
                .replace("${dealings}", joined(kinds, "coalesce(%1$s, 0)"))
                .replace("${counts}", joined(kinds, "count(*) filter (where kind = '%1$s') as %1$s"))
                .replace(
                        "${from}",
                        business.startOf(periods.asOf().minusDays(Dealing.DAYS - 1))
                                .toString())
                .replace("${to}", business.startOf(periods.asOf().plusDays(1)).toString());
    }

    private static String joined(List<String> kinds, String column) {
        return kinds.stream().map(column::formatted).collect(Collectors.joining(", "));
    }

    private static String aggregates(Periods periods, String behaviour) {
        return AGGREGATES
                .replace("${behaviour}", behaviour)
                .replace("${asOf}", periods.asOf().toString())
                .replace("${window}", periods.window().toString())
                .replace("${recent}", periods.recent().toString())
                .replace("${base}", periods.base().toString())
                .replace("${year}", periods.year().toString());
    }

    private static String behaviour(LocalDate asOf) {
        StringBuilder columns = new StringBuilder(BEHAVIOUR);
        for (int days : Behaviour.recentDays()) {
            columns.append(RECENT.formatted(asOf.minusDays(days)));
        }
        return columns.toString();
    }
}
