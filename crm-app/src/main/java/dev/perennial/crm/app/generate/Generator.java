package dev.perennial.crm.app.generate;

import dev.perennial.crm.app.generate.OrderRows.Place;
import dev.perennial.crm.app.generate.SalesStaff.Rep;
import dev.perennial.crm.purchase.PurchaseLedger;
import dev.perennial.crm.shared.Business;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Fills the database with a business made up at random: staff in teams, products, customers with owners, and orders, straight
 * by {@code COPY}, with purchase days and summaries counted by the product itself. All or nothing: what fails leaves nothing.
 */
@Service
@RequiredArgsConstructor
public class Generator {

    private static final List<String> FILLED = List.of(
            "customer",
            "customer_contact",
            "orders",
            "order_line",
            "interaction",
            "care_task",
            "purchase_day",
            "purchase_summary");

    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;
    private final Business business;
    private final SalesStaff staff;
    private final Catalogue catalogue;
    private final Indexes indexes;
    private final PurchaseLedger ledger;

    /** Is told what is done and how far that is. */
    @FunctionalInterface
    public interface Listener {

        /** @param share from 0 to 1 */
        void at(Step step, double share);
    }

    /** What a generation does, one after the other. */
    public enum Step {
        CUSTOMERS,
        ORDERS,
        PURCHASES,
        TIDYING
    }

    /** How many customers and orders were made. */
    public record Made(long customers, long orders) {}

    /**
     * Carries a plan out.
     *
     * @param password of everybody who is added to the staff
     * @throws IllegalStateException when there are customers already and the plan does not allow for it
     */
    public Made generate(GenerationPlan plan, String password, Listener listener) {
        Made made = transaction.execute(status -> fill(plan, password, listener));
        listener.at(Step.TIDYING, 0);
        // reads of an index alone need to know which pages everybody sees
        FILLED.forEach(table -> jdbc.execute("vacuum (analyze) " + table));
        listener.at(Step.TIDYING, 1);
        return made;
    }

    private Made fill(GenerationPlan plan, String password, Listener listener) {
        jdbc.execute("lock table customer, orders in share row exclusive mode");
        if (!plan.beside() && isThereAnybody()) {
            throw new IllegalStateException("There are customers in this database already; nothing was generated");
        }
        List<Rep> reps = staff.hire(password);
        long firstCustomer = reserve("customer", plan.customers());
        listener.at(Step.CUSTOMERS, 0);
        CustomerRows customers = new CustomerRows(plan, firstCustomer, reps);
        copy("customer", customers::writeCustomers);
        jdbc.execute("analyze customer");
        copy("customer_contact", customers::writeContacts);
        copy("customer_collaborator", customers::writeCollaborators);
        copy("interaction", connection -> new CareRows(plan, firstCustomer).write(connection));
        listener.at(Step.ORDERS, 0);
        Population population = Population.of(plan.seed(), plan.ordersPerCustomer());
        OrderRows orders = new OrderRows(
                plan,
                population,
                catalogue.stock(plan.seed()),
                count -> new Place(
                        firstCustomer,
                        reserve("orders", count),
                        business.timeZone(),
                        business.currency().getCurrencyCode()));
        copy("orders", connection -> orders.writeOrders(connection, share -> listener.at(Step.ORDERS, share)));
        copy("order_line", connection -> orders.writeLines(connection, share -> listener.at(Step.ORDERS, share)));
        listener.at(Step.PURCHASES, 0);
        FILLED.forEach(table -> jdbc.execute("analyze " + table));
        ledger.rebuild();
        return new Made(plan.customers(), orders.count());
    }

    private boolean isThereAnybody() {
        return Boolean.TRUE.equals(jdbc.queryForObject("select exists (select from customer)", Boolean.class));
    }

    /** Takes so many keys of a table; returns the first of them. */
    private long reserve(String table, int keys) {
        Long last = jdbc.queryForObject("""
                select setval(s.name, nextval(s.name) + ? - 1)
                from (select cast(pg_get_serial_sequence(?, 'id') as regclass) as name) s""", Long.class, keys, table);
        return (last == null ? 0 : last) - keys + 1;
    }

    /** Writes by the connection of the transaction. */
    private void copy(String table, Writing writing) {
        indexes.without(
                table,
                () -> jdbc.execute((ConnectionCallback<Boolean>) connection -> {
                    writing.by(connection);
                    return true;
                }));
    }

    @FunctionalInterface
    private interface Writing {
        void by(Connection connection) throws SQLException;
    }
}
