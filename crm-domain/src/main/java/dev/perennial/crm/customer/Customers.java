package dev.perennial.crm.customer;

import dev.perennial.crm.audit.ChangeLog;
import dev.perennial.crm.identity.User;
import dev.perennial.crm.identity.Viewer;
import dev.perennial.crm.shared.Business;
import dev.perennial.crm.shared.InvalidInput;
import dev.perennial.crm.shared.NotFound;
import java.util.List;
import java.util.Map;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The customers one by one, read and written on behalf of a {@link Viewer}. A customer the viewer may not see is not found.
 */
@Service
@RequiredArgsConstructor
@Transactional
public class Customers {

    private static final String ENTITY = "customer";

    private final StoredCustomers stored;
    private final VisibleCustomers visible;
    private final CustomerNumbers numbers;
    private final PhoneNumbers phoneNumbers;
    private final Stewardship stewardship;
    private final FactsCheck check;
    private final Ownership ownership;
    private final Business business;
    private final ChangeLog changes;

    /** @throws NotFound also when the viewer may not see the customer */
    @Transactional(readOnly = true)
    public Customer get(Viewer viewer, String customerNo) {
        return get(visible.seen(viewer, customerNo));
    }

    /**
     * A customer as proof that the viewer sees it, for all that asks for one in the same request.
     *
     * @throws NotFound also when the viewer may not see the customer
     */
    @Transactional(readOnly = true)
    public SeenCustomer seen(Viewer viewer, String customerNo) {
        return visible.seen(viewer, customerNo);
    }

    /** A customer whole, once it is known that somebody sees it. */
    @Transactional(readOnly = true)
    public Customer get(SeenCustomer seen) {
        return whole(seen.id(), seen.customerNo());
    }

    /**
     * The key of a customer, for what belongs to one.
     *
     * @throws NotFound also when the viewer may not see the customer
     */
    @Transactional(readOnly = true)
    public long idOf(Viewer viewer, String customerNo) {
        return visible.seen(viewer, customerNo).id();
    }

    /** Whether the number is taken, by whomever. */
    @Transactional(readOnly = true)
    public boolean exists(String customerNo) {
        return stored.isTaken(customerNo);
    }

    /**
     * Takes up a new customer. A rep's new customer is their own.
     *
     * @param customerNo the number it is to have; null for the next free one
     * @param owner      user name of the owner; null for the unassigned pool
     * @throws InvalidInput when a fact, the number or the owner cannot be taken
     */
    public Customer register(Viewer viewer, @Nullable String customerNo, Facts facts, @Nullable String owner) {
        Facts checked = check.check(facts, CustomValues.NONE);
        String number = numbers.free(customerNo);
        User steward = stewardship.ownerOfNew(viewer, owner);
        Customer customer = new Customer(number, checked, business.now());
        customer.recogniseContacts(phoneNumbers);
        customer.assignTo(steward, business.now());
        stored.saveAndFlush(customer);
        changes.record(
                viewer.username(),
                ENTITY,
                number,
                "registered",
                Map.of("name", customer.getName(), "owner", username(steward)));
        return get(viewer, number);
    }

    /**
     * Corrects the facts, unless somebody else changed the customer since.
     *
     * @param version the version the correction started from
     * @throws InvalidInput naming every field that is wrong
     */
    public Correction correct(Viewer viewer, String customerNo, long version, Facts facts) {
        Customer customer = get(viewer, customerNo);
        Facts checked = check.check(facts, customer.getDetails().custom());
        if (customer.getVersion() != version) {
            return new Correction.Outdated(customer);
        }
        Map<String, List<String>> changed = customer.facts().changesTo(checked);
        if (!changed.isEmpty()) {
            customer.correct(checked, business.now());
            customer.recogniseContacts(phoneNumbers);
            stored.saveAndFlush(customer);
            changes.record(viewer.username(), ENTITY, customerNo, "corrected", changed);
        }
        return new Correction.Saved(customer);
    }

    /** Says that the facts are still right, as they stand. */
    public void confirm(Viewer viewer, String customerNo) {
        Customer customer = get(viewer, customerNo);
        customer.confirmFacts(business.now());
        changes.record(viewer.username(), ENTITY, customer.getCustomerNo(), "facts confirmed", Map.of());
    }

    /**
     * Corrects the facts and gives the customer another owner: both, or neither.
     *
     * @param owner user name of the new owner
     * @throws InvalidInput when a fact is wrong or the viewer may not assign it to that person
     */
    public Correction correctAndAssign(Viewer viewer, String customerNo, long version, Facts facts, String owner) {
        return switch (correct(viewer, customerNo, version, facts)) {
            case Correction.Saved ignored -> new Correction.Saved(assign(viewer, customerNo, owner));
            case Correction.Outdated outdated -> outdated;
        };
    }

    /**
     * Gives a customer another owner, and so another team.
     *
     * @param owner user name; null for the unassigned pool
     * @throws InvalidInput when the viewer may not assign it to that person, or that person holds too many
     */
    public Customer assign(Viewer viewer, String customerNo, @Nullable String owner) {
        Customer customer = get(viewer, customerNo);
        String before = username(customer.getOwner());
        User steward = stewardship.assignable(viewer, owner);
        if (!before.equals(username(steward))) {
            if (steward != null) {
                stewardship.requireRoom(steward, customer);
            }
            ownership.declare(viewer, OwnerChange.Reason.ASSIGNED);
            customer.assignTo(steward, business.now());
            stored.saveAndFlush(customer);
            changes.record(
                    viewer.username(),
                    ENTITY,
                    customerNo,
                    "assigned",
                    Map.of("owner", List.of(before, username(steward))));
        }
        return customer;
    }

    /** Lets another person see and serve the customer. */
    public void addCollaborator(Viewer viewer, String customerNo, String username) {
        Customer customer = get(viewer, customerNo);
        stewardship.requireResponsible(viewer, customer);
        if (customer.addCollaborator(stewardship.person("collaborator", username), business.now())) {
            changes.record(viewer.username(), ENTITY, customerNo, "collaborator added", Map.of("username", username));
        }
    }

    /** Ends what {@link #addCollaborator} began. */
    public void removeCollaborator(Viewer viewer, String customerNo, String username) {
        Customer customer = get(viewer, customerNo);
        stewardship.requireResponsible(viewer, customer);
        if (customer.removeCollaborator(stewardship.person("collaborator", username), business.now())) {
            changes.record(viewer.username(), ENTITY, customerNo, "collaborator removed", Map.of("username", username));
        }
    }

    private Customer whole(long id, String customerNo) {
        return stored.findWhole(id).orElseThrow(() -> new NotFound(ENTITY, customerNo));
    }

    private static String username(@Nullable User person) {
        return person == null ? "" : person.getUsername();
    }
}
