package dev.perennial.crm.segmentation.tier;

/** What a tier can ask of a customer. */
public enum Condition {
    /** Net revenue of the last twelve months, at least. */
    REVENUE,
    /** Completed orders of the last twelve months, at least. */
    ORDERS,
    /** Days since the last purchase occasion, at most. */
    RECENCY
}
