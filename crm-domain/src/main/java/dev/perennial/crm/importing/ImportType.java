package dev.perennial.crm.importing;

import java.util.List;

/** What the rows of a file are. */
public enum ImportType {
    CUSTOMERS,
    ORDERS,
    PRODUCTS,
    INTERACTIONS,
    FEEDBACK,
    EVENTS;

    /** The columns its header may name, in the order of our own format. */
    List<? extends Column> columns() {
        return switch (this) {
            case CUSTOMERS -> List.of(CustomerColumn.values());
            case ORDERS -> List.of(OrderColumn.values());
            case PRODUCTS -> List.of(ProductColumn.values());
            case INTERACTIONS -> List.of(InteractionColumn.values());
            case FEEDBACK -> List.of(FeedbackColumn.values());
            case EVENTS -> List.of(EventColumn.values());
        };
    }
}
