package dev.perennial.crm.importing;

import dev.perennial.crm.identity.People;
import dev.perennial.crm.identity.User;
import dev.perennial.crm.product.Products;
import dev.perennial.crm.purchase.PurchaseLedger;
import dev.perennial.crm.shared.Business;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Makes the stage for a file of a type. */
@Component
@RequiredArgsConstructor
class Stages {

    private final JdbcClient jdbc;
    private final Products products;
    private final PurchaseLedger ledger;
    private final MissingCustomers missingCustomers;
    private final People people;
    private final Business business;

    Stage of(ImportType type) {
        return switch (type) {
            case CUSTOMERS -> new CustomerStage(jdbc, business, owners());
            case ORDERS -> new OrderStage(jdbc, products, ledger, missingCustomers, business);
        };
    }

    /** Who may own customers: by user name, and by display name where only one person has it. */
    private Map<String, Long> owners() {
        List<User> active = people.active();
        Map<String, Long> owners = new HashMap<>();
        active.stream()
                .collect(Collectors.groupingBy(user -> user.getDisplayName().toLowerCase(Locale.ROOT)))
                .forEach((name, users) -> {
                    if (users.size() == 1) {
                        owners.put(name, users.getFirst().getId());
                    }
                });
        active.forEach(user -> owners.put(user.getUsername(), user.getId()));
        return owners;
    }
}
