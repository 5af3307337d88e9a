package dev.perennial.crm.customer;

/** How much a customer can press the price. */
public enum BargainingPower {
    LOW,
    MEDIUM,
    HIGH
}
