package dev.perennial.crm.web.customer;

import dev.perennial.crm.customer.Customer;
import dev.perennial.crm.customer.OwnerChange;
import dev.perennial.crm.customer.OwnerHistory;
import dev.perennial.crm.customer.Stewardship;
import dev.perennial.crm.identity.User;
import dev.perennial.crm.identity.Viewer;
import dev.perennial.crm.segmentation.handover.Digest;
import dev.perennial.crm.segmentation.handover.Digests;
import dev.perennial.crm.shared.Page;
import dev.perennial.crm.territory.Territories;
import java.util.List;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Gathers what a profile shows of the people around a customer. */
@Component
@RequiredArgsConstructor
class Stewards {

    private static final int CHANGES = 5;

    private final Stewardship stewardship;
    private final OwnerHistory history;
    private final Territories territories;
    private final Digests digests;

    /**
     * The people around a customer.
     *
     * @param owners    who the reader may give the customer to; empty where they may not at all
     * @param mayAssign whether the reader gives customers to people
     * @param mayShare  whether the reader chooses who else helps
     * @param history   the latest changes of owner
     * @param digest    what was told when the customer was handed over, until the owner has read it
     * @param foreign   the team whose territory the customer lies in while another one has them; null when all is well
     */
    record View(
            List<User> owners,
            boolean mayAssign,
            boolean mayShare,
            Page<OwnerChange> history,
            @Nullable String foreign,
            @Nullable Digest digest) {}

    View of(Viewer viewer, Customer customer) {
        boolean assigns = Stewardship.assigns(viewer);
        return new View(
                assigns ? stewardship.candidates(viewer) : List.of(),
                assigns,
                assigns || isOwner(viewer, customer),
                history.of(viewer, customer.getCustomerNo(), null, CHANGES),
                customer.getOwner() == null ? null : territories.conflictOf(customer.getId()),
                digests.unreadOf(viewer, customer.getCustomerNo()).orElse(null));
    }

    private static boolean isOwner(Viewer viewer, Customer customer) {
        return customer.getOwner() != null && customer.getOwner().getId() == viewer.userId();
    }
}
