package dev.perennial.crm.customer;

import dev.perennial.crm.identity.Viewer;
import dev.perennial.crm.identity.Visibility;
import dev.perennial.crm.shared.NotFound;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Turns a customer number, be it one from before a merge, into a key, for those who may see the customer. */
@Component
@RequiredArgsConstructor
class VisibleCustomers {

    private final JdbcClient jdbc;

    SeenCustomer seen(Viewer viewer, String customerNo) {
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
