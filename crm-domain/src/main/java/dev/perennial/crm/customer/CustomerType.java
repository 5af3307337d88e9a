package dev.perennial.crm.customer;

/** What a customer is. */
public enum CustomerType {
    PERSON,
    COMPANY
}
