package dev.perennial.crm.importing;

import java.util.List;

/** The tables that imports write, in the order in which an import is taken back. */
enum Recorded {
    EVENT("behaviour_event", Undo.NEVER_CHANGED),
    FEEDBACK("feedback", Undo.FIRST_VERSION),
    INTERACTION("interaction", Undo.FIRST_VERSION),
    ORDERS("orders", Undo.LAST_WRITTEN, new Part("order_line", "order_id")),
    CUSTOMER(
            "customer",
            Undo.LAST_WRITTEN,
            new Part("customer_contact", "customer_id"),
            new Part("contact_person", "customer_id"),
            new Part("customer_bank_account", "customer_id"),
            new Part("customer_collaborator", "customer_id")),
    PRODUCT("product", Undo.LAST_WRITTEN),
    PRODUCT_CATEGORY("product_category", Undo.NEVER_CHANGED);

    private final String relation;
    private final String untouched;
    private final List<Part> parts;

    /** A table whose rows belong to one of these and are written with it. */
    record Part(String relation, String owner) {}

    Recorded(String relation, String untouched, Part... parts) {
        this.relation = relation;
        this.untouched = untouched;
        this.parts = List.of(parts);
    }

    String relation() {
        return relation;
    }

    /** The condition on a row {@code r} under which nobody has changed it since the import. */
    String untouched() {
        return untouched;
    }

    List<Part> parts() {
        return parts;
    }

    /** The table of the keys that are taken back. */
    String madeKeys() {
        return "undo_" + relation;
    }

    /** Whether rows that others refer to by now may stay: catalogues, unlike customers, are nobody's. */
    boolean mayStay() {
        return this == PRODUCT || this == PRODUCT_CATEGORY;
    }
}
