package dev.perennial.crm.order;

import dev.perennial.crm.audit.ChangeLog;
import dev.perennial.crm.identity.Viewer;
import dev.perennial.crm.identity.Visibility;
import dev.perennial.crm.product.Products;
import dev.perennial.crm.purchase.CustomerDay;
import dev.perennial.crm.purchase.PurchaseLedger;
import dev.perennial.crm.shared.Business;
import dev.perennial.crm.shared.Conflict;
import dev.perennial.crm.shared.InvalidInput;
import dev.perennial.crm.shared.NotFound;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Orders, each read and written whole by its number. */
@Service
@RequiredArgsConstructor
@Transactional
public class Orders {

    private final OrderStore store;
    private final ExchangeRates rates;
    private final Products products;
    private final PurchaseLedger ledger;
    private final ChangeLog changes;
    private final Business business;

    /** @throws NotFound when there is no such order or the viewer may not see its customer */
    @Transactional(readOnly = true)
    public Order find(Viewer viewer, String orderNo) {
        return store.find(orderNo, Visibility.of(viewer)).orElseThrow(() -> new NotFound("order", orderNo));
    }

    /**
     * Records an order, or corrects the one recorded under its number. Writing the same again changes nothing.
     *
     * @throws NotFound     when its customer, or the customer it is recorded for so far, is none the viewer may see
     * @throws InvalidInput when something in it cannot be taken, such as a currency without a rate for its day
     * @throws Conflict     when somebody else is writing the same order
     */
    public WriteResult write(Viewer viewer, String orderNo, OrderDraft draft) {
        Order order = OrderDraftRules.order(orderNo, draft, business.currency());
        long customer = store.customer(order.customerNo(), Visibility.of(viewer))
                .orElseThrow(() -> new NotFound("customer", order.customerNo()));
        Optional<OrderStore.Row> recorded = lockedRow(viewer, orderNo, customer, order);
        if (recorded.isPresent() && store.whole(recorded.get()).records(order)) {
            return WriteResult.UNCHANGED;
        }
        record(order, customer, recorded);
        WriteResult result = recorded.isPresent() ? WriteResult.CORRECTED : WriteResult.CREATED;
        changes.record(
                viewer.username(),
                "order",
                orderNo,
                result == WriteResult.CREATED ? "created" : "corrected",
                Map.of("customer", order.customerNo(), "status", order.status()));
        return result;
    }

    /**
     * Takes an order away as if it had never been recorded.
     *
     * @throws NotFound when there is no such order or the viewer may not see its customer
     */
    public void delete(Viewer viewer, String orderNo) {
        Order order = find(viewer, orderNo);
        OrderStore.Row row = locked(orderNo, Set.of()).orElseThrow(() -> new NotFound("order", orderNo));
        Set<CustomerDay> touched = new HashSet<>(store.days(List.of(orderNo)));
        store.delete(row.id());
        ledger.refresh(touched);
        changes.record(viewer.username(), "order", orderNo, "deleted", Map.of("customer", order.customerNo()));
    }

    private void record(Order order, long customer, Optional<OrderStore.Row> recorded) {
        LocalDate day = business.dayOf(order.orderedAt());
        BigDecimal rate = rates.on(order.currency(), day)
                .orElseThrow(() -> InvalidInput.of("currency", "error.order.noRate", order.currency(), day));
        Set<CustomerDay> touched = new HashSet<>(store.days(List.of(order.orderNo())));
        products.addMissing(order.lines().stream()
                .map(line -> new Products.Named(line.sku(), line.productName(), line.category()))
                .toList());
        long id = recorded.map(OrderStore.Row::id)
                .or(() -> store.insert(order, customer, day, rate, business.now()))
                .orElseThrow(Orders::writtenMeanwhile);
        if (recorded.isPresent()) {
            store.update(order, customer, day, rate, business.now());
        }
        store.replaceLines(id, order.lines());
        touched.addAll(store.days(List.of(order.orderNo())));
        ledger.refresh(touched);
    }

    private Optional<OrderStore.Row> lockedRow(Viewer viewer, String orderNo, long customer, Order order) {
        if (store.head(orderNo).isPresent()) {
            find(viewer, orderNo);
        }
        return locked(orderNo, customersOf(customer, order));
    }

    private Set<Long> customersOf(long customer, Order order) {
        Set<Long> customers = new HashSet<>(Set.of(customer));
        String returned = order.returnsOrderNo();
        if (returned != null) {
            store.head(returned).ifPresent(row -> customers.add(row.customerId()));
        }
        return customers;
    }

    /** The order's row as it stands once every customer it concerns is locked. */
    private Optional<OrderStore.Row> locked(String orderNo, Set<Long> furtherCustomers) {
        Set<Long> customers = concerned(orderNo);
        customers.addAll(furtherCustomers);
        ledger.lock(customers);
        if (!customers.containsAll(concerned(orderNo))) {
            throw writtenMeanwhile();
        }
        return store.head(orderNo);
    }

    private Set<Long> concerned(String orderNo) {
        return store.days(List.of(orderNo)).stream()
                .map(CustomerDay::customerId)
                .collect(Collectors.toCollection(HashSet::new));
    }

    private static Conflict writtenMeanwhile() {
        return Conflict.of("error.order.writtenMeanwhile");
    }
}
