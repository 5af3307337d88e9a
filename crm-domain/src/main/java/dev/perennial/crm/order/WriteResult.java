package dev.perennial.crm.order;

/** What writing an order came to. */
public enum WriteResult {
    /** Its number was new. */
    CREATED,
    /** It replaced what was recorded under its number. */
    CORRECTED,
    /** It was recorded just so already; nothing was touched. */
    UNCHANGED
}
