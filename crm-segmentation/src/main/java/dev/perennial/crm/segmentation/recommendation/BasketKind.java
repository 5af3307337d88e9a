package dev.perennial.crm.segmentation.recommendation;

/** What counts as one basket. */
public enum BasketKind {
    /** One order: what goes together at once. */
    ORDER,
    /** All that a customer bought: what is bought by the same people, sooner or later. */
    CUSTOMER
}
