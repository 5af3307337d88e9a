package dev.perennial.crm.customer;

import dev.perennial.crm.identity.Viewer;
import dev.perennial.crm.identity.Visibility;
import dev.perennial.crm.shared.NotFound;
import java.util.HashMap;
import java.util.Map;
import lombok.RequiredArgsConstructor;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Scope;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Turns a customer number, be it one from before a merge, into a key, for those who may see the customer. */
@Component
@RequiredArgsConstructor
class VisibleCustomers {

    private final JdbcClient jdbc;
    private final ObjectProvider<Seen> seen;

    private record Question(Viewer viewer, String customerNo) {}

    /** Answers within one transaction that only reads: each section of a page asks for the same customer. */
    @Component
    @Scope(CustomerConfiguration.TRANSACTION)
    static final class Seen {

        private final Map<Question, SeenCustomer> answers = new HashMap<>();
    }

    SeenCustomer seen(Viewer viewer, String customerNo) {
        if (!TransactionSynchronizationManager.isCurrentTransactionReadOnly()) {
            return lookUp(viewer, customerNo);
        }
        return seen.getObject()
                .answers
                .computeIfAbsent(
                        new Question(viewer, customerNo), question -> lookUp(question.viewer(), question.customerNo()));
    }

    private SeenCustomer lookUp(Viewer viewer, String customerNo) {
        Visibility visibility = Visibility.of(viewer);
        return jdbc.sql("select c.id, c.customer_no from customer c where c.id = customer_numbered(:customerNo) and "
                        + visibility.predicate())
                .param("customerNo", customerNo)
                .params(visibility.parameters())
                .query((row, number) -> new SeenCustomer(viewer, row.getLong("id"), row.getString("customer_no")))
                .optional()
                .orElseThrow(() -> new NotFound("customer", customerNo));
    }
}
