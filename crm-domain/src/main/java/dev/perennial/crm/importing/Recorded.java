package dev.perennial.crm.importing;

import java.util.List;

/** The tables that imports write, in the order in which an import is taken back. */
enum Recorded {
    EVENT("behaviour_event"),
    FEEDBACK("feedback"),
    INTERACTION("interaction"),
    ORDERS("orders", new Part("order_line", "order_id")),
    CUSTOMER("customer", new Part("customer_contact", "customer_id"), new Part("customer_collaborator", "customer_id")),
    PRODUCT("product"),
    PRODUCT_CATEGORY("product_category");

    private final String relation;
    private final List<Part> parts;

    /** A table whose rows belong to one of these and are written with it. */
    record Part(String relation, String owner) {}

    Recorded(String relation, Part... parts) {
        this.relation = relation;
        this.parts = List.of(parts);
    }

    String relation() {
        return relation;
    }

    List<Part> parts() {
        return parts;
    }
}
