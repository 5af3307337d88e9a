package dev.perennial.crm.segmentation.recommendation;

import dev.perennial.crm.customer.Customers;
import dev.perennial.crm.identity.Viewer;
import dev.perennial.crm.shared.NotFound;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What a customer is likely to buy next, by what others bought who have the same. */
@Service
@RequiredArgsConstructor
@Transactional(readOnly = true)
public class Recommendations {

    private final Customers customers;
    private final RuleStore rules;
    private final JdbcClient jdbc;

    /**
     * Products the customer never bought, each with the rule that speaks for it most, the strongest first.
     *
     * @throws NotFound also when the viewer may not see the customer
     */
    public List<AssociationRule> of(Viewer viewer, String customerNo, int most) {
        List<Long> owned = bought(customers.idOf(viewer, customerNo));
        if (owned.isEmpty()) {
            return List.of();
        }
        Map<String, AssociationRule> strongest = new LinkedHashMap<>();
        for (AssociationRule rule : rules.forOwnerOf(owned)) {
            strongest.putIfAbsent(rule.consequent().sku(), rule);
        }
        return strongest.values().stream().limit(most).toList();
    }

    private List<Long> bought(long customerId) {
        return jdbc.sql("""
                        select distinct l.product_id
                        from orders o join order_line l on l.order_id = o.id
                        where o.customer_id = ? and o.status = 'COMPLETED' and l.quantity > 0""")
                .param(customerId)
                .query((row, number) -> row.getLong(1))
                .list();
    }
}
