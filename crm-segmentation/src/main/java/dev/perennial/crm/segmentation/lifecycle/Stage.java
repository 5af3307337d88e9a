package dev.perennial.crm.segmentation.lifecycle;

/** Where a customer stands in their life with us. */
public enum Stage {
    /** No purchase occasion yet. Such a customer is not scored. */
    POTENTIAL,
    NEW,
    GROWING,
    STABLE,
    DECLINING,
    DORMANT,
    LOST
}
