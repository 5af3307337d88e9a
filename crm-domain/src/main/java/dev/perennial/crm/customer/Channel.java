package dev.perennial.crm.customer;

/** A way in which we and a customer talk. */
public enum Channel {
    PHONE,
    VISIT,
    EMAIL,
    CHAT,
    SMS,
    WECOM,
    /** Written down for ourselves: reaches nobody, and so is nobody's preferred channel. */
    NOTE;

    /** Whether the customer takes part. */
    public boolean reachesCustomer() {
        return this != NOTE;
    }
}
