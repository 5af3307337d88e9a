package dev.perennial.crm.importing;

import dev.perennial.crm.customer.PhoneNumbers;
import dev.perennial.crm.duplicate.DuplicateSearch;
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

/** Makes the stage for a file. */
@Component
@RequiredArgsConstructor
class Stages {

    private final JdbcClient jdbc;
    private final Products products;
    private final PurchaseLedger ledger;
    private final MissingCustomers missingCustomers;
    private final OwnColumns ownColumns;
    private final People people;
    private final Business business;
    private final PhoneNumbers phoneNumbers;
    private final DuplicateSearch duplicates;

    Stage of(ImportRequest request) {
        Moments moments = new Moments(business.timeZone(), request.dateOrder());
        return switch (request.type()) {
            case CUSTOMERS ->
                new CustomerStage(
                        jdbc,
                        business,
                        moments,
                        phoneNumbers,
                        duplicates,
                        named(people.active()),
                        ownColumns.ofCustomers());
            case ORDERS -> new OrderStage(jdbc, products, ledger, missingCustomers, business, moments);
            case PRODUCTS -> new ProductStage(jdbc, moments);
            case INTERACTIONS -> history(new InteractionRows(authors(), business.now()), moments);
            case FEEDBACK -> history(new FeedbackRows(authors(), business.now()), moments);
            case EVENTS -> history(new EventRows(business.now()), moments);
        };
    }

    private Stage history(HistoryRows rows, Moments moments) {
        return new HistoryStage(jdbc, rows, moments);
    }

    private Authors authors() {
        return new Authors(named(people.everyone()));
    }

    /** Keys by user name, and by display name where only one person has it. */
    private static Map<String, Long> named(List<User> users) {
        Map<String, Long> named = new HashMap<>();
        users.stream()
                .collect(Collectors.groupingBy(user -> user.getDisplayName().toLowerCase(Locale.ROOT)))
                .forEach((name, ofThatName) -> {
                    if (ofThatName.size() == 1) {
                        named.put(name, ofThatName.getFirst().getId());
                    }
                });
        users.forEach(user -> named.put(user.getUsername(), user.getId()));
        return named;
    }
}
