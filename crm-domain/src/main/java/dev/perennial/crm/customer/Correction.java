package dev.perennial.crm.customer;

/** How an attempt to correct a customer's facts ended. */
public sealed interface Correction {

    /** The customer as it stands: after the correction, or as somebody else has left it. */
    Customer customer();

    /** The facts are taken over. */
    record Saved(Customer customer) implements Correction {}

    /** Somebody else changed the customer since the version the correction started from; nothing was written. */
    record Outdated(Customer customer) implements Correction {}
}
