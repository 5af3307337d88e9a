package dev.perennial.crm.order;

/** How far an order has come. */
public enum OrderStatus {
    /** Ordered, not yet fulfilled; counts for nothing. */
    PLACED,
    /** Fulfilled: a purchase, and for its lines of negative quantity a return. */
    COMPLETED,
    /** Called off; counts for nothing. */
    CANCELLED,
    /** Taken back as a whole; counts for nothing unless dated returns name it. Lines of negative quantity still count. */
    RETURNED
}
