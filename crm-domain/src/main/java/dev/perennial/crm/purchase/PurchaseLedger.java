package dev.perennial.crm.purchase;

import dev.perennial.crm.shared.Conflict;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Keeps {@code purchase_day} and {@code purchase_summary} true to the orders, in the transaction that writes those.
 *
 * <p>A writer locks the customers it touches, writes its orders, and refreshes every day that an order left, came to, or
 * had something returned on. The lock keeps two writers of one customer from each counting without the other's order.
 */
@Component
@RequiredArgsConstructor
@Transactional(propagation = Propagation.MANDATORY)
public class PurchaseLedger {

    private final JdbcClient jdbc;
    private final PurchaseProperties properties;

    /**
     * Waits for other writers of these customers' orders and keeps further ones waiting until this transaction ends.
     *
     * @throws Conflict when one of them has been merged into another meanwhile
     */
    public void lock(Collection<Long> customerIds) {
        Set<Long> customers = Set.copyOf(customerIds);
        long found = lockFrom(
                "unnest(cast(:customers as bigint[])) as t (customer_id)", Map.of("customers", array(customers)));
        if (found < customers.size()) {
            throw Conflict.of("error.customer.mergedMeanwhile");
        }
    }

    /**
     * As {@link #lock}, for the customers in a table.
     *
     * @param table a table with a column {@code customer_id}
     */
    public void lockFrom(String table) {
        lockFrom(table, Map.of());
    }

    /** Counts these days anew. */
    public void refresh(Collection<CustomerDay> touched) {
        refreshFrom(
                LedgerStatements.DAYS,
                "unnest(cast(:customers as bigint[]), cast(:days as date[])) as t (customer_id, business_day)",
                Map.of(
                        "customers",
                        array(touched.stream().map(CustomerDay::customerId).toList()),
                        "days",
                        array(touched.stream().map(CustomerDay::day).toList())));
    }

    /**
     * As {@link #refresh}, for the days in a table.
     *
     * @param table an analysed table with the columns {@code customer_id} and {@code business_day}
     */
    public void refreshFrom(String table) {
        boolean areNew = jdbc.sql(LedgerStatements.ARE_NEW.formatted(table))
                .query(Boolean.class)
                .single();
        if (areNew) {
            // nobody else writes days of customers that the caller has locked; sorted in memory as far as they fit, as
            // in a rebuild
            jdbc.sql("set local work_mem = '256MB'").update();
        }
        refreshFrom(areNew ? LedgerStatements.FIRST_DAYS : LedgerStatements.DAYS, table, Map.of());
    }

    /** Counts everything anew from the orders; writers wait meanwhile. */
    @Transactional
    public void rebuild() {
        jdbc.sql("lock table orders in share mode").update();
        jdbc.sql("delete from purchase_day").update();
        jdbc.sql("delete from purchase_summary").update();
        // all lines are sorted by customer and day: the more fit, the less of that is done on disk
        jdbc.sql("set local work_mem = '256MB'").update();
        write(LedgerStatements.EVERY_DAY, Map.of());
        jdbc.sql("analyze purchase_day").update();
        jdbc.sql(LedgerStatements.EVERY_SUMMARY).update();
    }

    private long lockFrom(String relation, Map<String, ?> parameters) {
        // In the order of their keys, so that two writers never wait for each other in a circle.
        return jdbc.sql("""
                        select count(*) from (
                            select from customer where id in (select customer_id from %s) order by id for no key update
                        ) as locked""".formatted(relation))
                .params(parameters)
                .query(Long.class)
                .single();
    }

    private void refreshFrom(String days, String relation, Map<String, ?> parameters) {
        write(days.formatted(relation), parameters);
        jdbc.sql(LedgerStatements.SUMMARIES.formatted(relation))
                .params(parameters)
                .update();
    }

    private void write(String days, Map<String, ?> parameters) {
        jdbc.sql(days)
                .params(parameters)
                .param("margin", properties.assumedMargin())
                .update();
    }

    private static String array(Collection<?> values) {
        return values.stream().map(Object::toString).collect(Collectors.joining(",", "{", "}"));
    }
}
