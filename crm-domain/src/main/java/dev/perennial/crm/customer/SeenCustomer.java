package dev.perennial.crm.customer;

import dev.perennial.crm.identity.Viewer;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;

/**
 * A customer that somebody is known to see: whoever is handed one need not look it up and ask again. Only {@link Customers}
 * hands them out, after asking; nobody keeps one beyond the request.
 */
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public final class SeenCustomer {

    private final Viewer viewer;
    private final long id;
    private final String customerNo;

    /** Who sees the customer. */
    public Viewer viewer() {
        return viewer;
    }

    /** The customer's key. */
    public long id() {
        return id;
    }

    /** The customer's number of today. */
    public String customerNo() {
        return customerNo;
    }
}
