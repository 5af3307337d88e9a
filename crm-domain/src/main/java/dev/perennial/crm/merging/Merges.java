package dev.perennial.crm.merging;

import dev.perennial.crm.audit.ChangeLog;
import dev.perennial.crm.customer.Customer;
import dev.perennial.crm.customer.Customers;
import dev.perennial.crm.customer.MergeBarrier;
import dev.perennial.crm.identity.Role;
import dev.perennial.crm.identity.Viewer;
import dev.perennial.crm.merging.Comparison.Field;
import dev.perennial.crm.merging.CustomerColumns.Column;
import dev.perennial.crm.purchase.CustomerDay;
import dev.perennial.crm.purchase.PurchaseLedger;
import dev.perennial.crm.shared.Conflict;
import dev.perennial.crm.shared.Forbidden;
import dev.perennial.crm.shared.InvalidInput;
import dev.perennial.crm.shared.NotFound;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Makes two records of one customer one, and two again.
 *
 * <p>The absorbed customer leaves {@code customer}, so that no query anywhere has to pass over them; all that belongs to
 * them becomes the survivor's, and their number finds the survivor from then on. A split puts both back: what came since
 * stays with the survivor, and so do facts that somebody changed since. See {@code docs/decisions}.
 */
@Service
@RequiredArgsConstructor
@Transactional
public class Merges {

    private static final String CUSTOMER = "customer";

    private final Customers customers;
    private final CustomerColumns columns;
    private final Comparisons comparisons;
    private final Snapshots snapshots;
    private final Belongings belongings;
    private final MergeStore store;
    private final MergeBarrier barrier;
    private final PurchaseLedger ledger;
    private final ChangeLog changes;
    private final JdbcClient jdbc;

    /**
     * Two customers side by side.
     *
     * @throws NotFound     when the viewer may not see both
     * @throws InvalidInput when both are one
     */
    @Transactional(readOnly = true)
    public Comparison compare(Viewer viewer, String absorbedNo, String survivorNo) {
        Pair pair = pair(viewer, absorbedNo, survivorNo);
        return comparisons.of(pair.absorbed().getId(), pair.survivor().getId());
    }

    /**
     * Makes one customer part of another.
     *
     * @param choices for facts in which they differ, by name, the number of the customer whose value stands; of those left
     *                out the newer that is there
     * @return key of the merge
     * @throws NotFound     when the viewer may not see both
     * @throws Forbidden    for a rep who does not own both
     * @throws InvalidInput when both are one, or a choice names neither of them
     * @throws Conflict     while an import is running
     */
    public long merge(Viewer viewer, String absorbedNo, String survivorNo, Map<String, String> choices) {
        barrier.pass();
        Pair pair = pair(viewer, absorbedNo, survivorNo);
        requireResponsible(viewer, pair.absorbed());
        requireResponsible(viewer, pair.survivor());
        Set<String> taken = taken(pair, choices);
        long id = merge(viewer, pair, taken);
        Map<String, Object> told = Map.of("from", pair.absorbed().getCustomerNo(), "taken", taken);
        changes.record(viewer.username(), CUSTOMER, pair.survivor().getCustomerNo(), "merged", told);
        changes.record(
                viewer.username(),
                CUSTOMER,
                pair.absorbed().getCustomerNo(),
                "merged away",
                Map.of("into", pair.survivor().getCustomerNo()));
        return id;
    }

    /**
     * Makes two of what was made one.
     *
     * @throws NotFound  when there is no such merge, or the viewer may not see its customer
     * @throws Forbidden for a rep who does not own the customer, or did not own the other
     * @throws Conflict  when it is split already, or a later merge of the same customer stands
     */
    public String split(Viewer viewer, long mergeId) {
        barrier.pass();
        MergeStore.Row merge = store.find(mergeId).orElseThrow(() -> new NotFound("merge", mergeId));
        Customer survivor = customers.get(viewer, currentNumber(merge));
        requireResponsible(viewer, survivor);
        requireFormerlyResponsible(viewer, merge);
        requireRestorable(merge);
        ledger.lock(Set.of(merge.survivorId()));
        dropAlias(merge.absorbedNo());
        snapshots.revive(merge.absorbedId(), merge.absorbed());
        belongings.moveBack(mergeId, merge.absorbedId(), merge.survivorId());
        snapshots.restore(merge.survivorId(), merge.survivorBefore(), merge.survivorAfter());
        store.markSplit(mergeId, viewer.username());
        recount(merge.absorbedId(), merge.survivorId());
        changes.record(
                viewer.username(),
                CUSTOMER,
                survivor.getCustomerNo(),
                "split",
                Map.of("from", merge.absorbedNo(), "merge", mergeId));
        return merge.absorbedNo();
    }

    /** The merges into a customer that stand, the latest first. */
    @Transactional(readOnly = true)
    public List<Merged> into(Viewer viewer, String customerNo) {
        return store.into(customers.idOf(viewer, customerNo));
    }

    /** Every number that leads to a customer besides their own. */
    @Transactional(readOnly = true)
    public List<String> oldNumbers(Viewer viewer, String customerNo) {
        return store.oldNumbers(customers.idOf(viewer, customerNo));
    }

    private record Pair(Customer absorbed, Customer survivor) {}

    private Pair pair(Viewer viewer, String absorbedNo, String survivorNo) {
        Customer absorbed = customers.get(viewer, absorbedNo);
        Customer survivor = customers.get(viewer, survivorNo);
        if (absorbed.getId().equals(survivor.getId())) {
            throw InvalidInput.of("into", "merging.error.self", survivor.getCustomerNo());
        }
        return new Pair(absorbed, survivor);
    }

    private long merge(Viewer viewer, Pair pair, Set<String> taken) {
        long absorbed = pair.absorbed().getId();
        long survivor = pair.survivor().getId();
        ledger.lock(Set.of(absorbed, survivor));
        String absorbedWas = snapshots.take(absorbed);
        String survivorWas = snapshots.take(survivor);
        long id = store.insert(
                absorbed, pair.absorbed().getCustomerNo(), survivor, absorbedWas, survivorWas, viewer.username());
        belongings.move(id, absorbed, survivor);
        jdbc.sql("delete from customer where id = ?").param(absorbed).update();
        jdbc.sql("insert into customer_alias (customer_no, customer_id) values (?, ?)")
                .params(pair.absorbed().getCustomerNo(), survivor)
                .update();
        snapshots.unite(survivor, absorbedWas, taken);
        store.keepOutcome(id, snapshots.take(survivor));
        recount(absorbed, survivor);
        return id;
    }

    private Set<String> taken(Pair pair, Map<String, String> choices) {
        String absorbedNo = pair.absorbed().getCustomerNo();
        Map<String, Field> fields = comparisons
                .fields(pair.absorbed().getId(), pair.survivor().getId())
                .stream()
                .collect(Collectors.toMap(Field::name, field -> field));
        choices.forEach((name, number) -> {
            boolean known =
                    number.equals(absorbedNo) || number.equals(pair.survivor().getCustomerNo());
            if (!known || !fields.containsKey(name)) {
                throw InvalidInput.of("fields." + name, "merging.error.choice", name, number);
            }
        });
        Set<String> taken = new HashSet<>();
        for (Column column : columns.choosable()) {
            Field field = fields.get(column.field());
            String chosen = choices.get(column.field());
            if (chosen == null ? field != null && field.takesLeft() : chosen.equals(absorbedNo)) {
                taken.add(column.name());
            }
        }
        return taken;
    }

    private String currentNumber(MergeStore.Row merge) {
        return jdbc.sql("""
                        select coalesce(
                            (select customer_no from customer where id = :survivor),
                            (select absorbed_no from customer_merge where absorbed_id = :survivor and split_at is null))""")
                .param("survivor", merge.survivorId())
                .query(String.class)
                .optional()
                .orElseThrow(() -> new NotFound("merge", merge.id()));
    }

    private void requireRestorable(MergeStore.Row merge) {
        if (merge.split()) {
            throw Conflict.of("merging.error.split");
        }
        store.laterMerge(merge).ifPresent(later -> {
            throw Conflict.of("merging.error.later", later);
        });
    }

    private static void requireResponsible(Viewer viewer, Customer customer) {
        boolean own = customer.getOwner() != null && customer.getOwner().getId() == viewer.userId();
        if (viewer.role() == Role.REP && !own) {
            throw new Forbidden("A rep merges and splits only their own customers");
        }
    }

    private void requireFormerlyResponsible(Viewer viewer, MergeStore.Row merge) {
        boolean own = jdbc.sql("select coalesce(cast(? as jsonb) -> 'customer' ->> 'owner_id' = ?, false)")
                .params(merge.absorbed(), String.valueOf(viewer.userId()))
                .query(Boolean.class)
                .single();
        if (viewer.role() == Role.REP && !own) {
            throw new Forbidden("A rep splits off only a customer that was their own");
        }
    }

    private void dropAlias(String customerNo) {
        jdbc.sql("delete from customer_alias where customer_no = ?")
                .param(customerNo)
                .update();
    }

    /** Every day of both: an order may have been returned by one of the other. */
    private void recount(long one, long other) {
        ledger.refresh(jdbc.sql("""
                        select customer_id, business_day from orders where customer_id in (:one, :other)
                        union select customer_id, business_day from purchase_day where customer_id in (:one, :other)""")
                .param("one", one)
                .param("other", other)
                .query((row, number) -> new CustomerDay(row.getLong(1), row.getObject(2, LocalDate.class)))
                .list());
    }
}
