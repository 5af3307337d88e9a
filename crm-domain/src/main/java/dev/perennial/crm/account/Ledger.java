package dev.perennial.crm.account;

import dev.perennial.crm.audit.ChangeLog;
import dev.perennial.crm.customer.Customers;
import dev.perennial.crm.identity.Viewer;
import dev.perennial.crm.shared.Business;
import dev.perennial.crm.shared.InvalidInput;
import java.time.ZoneOffset;
import java.util.Map;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds the customer that an entry belongs to, for those who may see it, and writes down that it changed. */
@Component
@RequiredArgsConstructor
class Ledger {

    /** Most entries of a kind that one customer has. */
    static final int MOST = 500;

    private final Customers customers;
    private final ChangeLog changes;
    private final JdbcClient jdbc;
    private final Business business;

    /** @throws dev.perennial.crm.shared.NotFound also when the viewer may not see the customer */
    long customer(Viewer viewer, String customerNo) {
        return customers.idOf(viewer, customerNo);
    }

    /** @throws InvalidInput when the customer has as many entries in a table as it can have */
    void requireRoom(String table, long customer) {
        int there = jdbc.sql("select count(*) from " + table + " where customer_id = ?")
                .param(customer)
                .query(Integer.class)
                .single();
        if (there >= MOST) {
            throw InvalidInput.of("customerNo", "account.error.most", MOST);
        }
    }

    /** Whoever writes down a fact has looked at what is known. */
    void recordFact(Viewer viewer, String customerNo, String action, Map<String, ?> what) {
        jdbc.sql("update customer set facts_confirmed_at = ? where id = customer_numbered(?)")
                .params(business.now().atOffset(ZoneOffset.UTC), customerNo)
                .update();
        record(viewer, customerNo, action, what);
    }

    /** A customer of whom something changed is fresh. */
    void record(Viewer viewer, String customerNo, String action, Map<String, ?> what) {
        jdbc.sql("update customer set updated_at = ? where id = customer_numbered(?)")
                .params(business.now().atOffset(ZoneOffset.UTC), customerNo)
                .update();
        note(viewer, customerNo, action, what);
    }

    /** Writes down what somebody did that changes nothing. */
    void note(Viewer viewer, String customerNo, String action, Map<String, ?> what) {
        changes.record(viewer.username(), "customer", customerNo, action, what);
    }
}
