package dev.perennial.crm.feedback;

/** How bad it is for the customer, from the mildest. */
public enum Severity {
    LOW,
    MEDIUM,
    HIGH,
    CRITICAL
}
