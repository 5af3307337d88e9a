package dev.perennial.crm.customer;

/** The gender a person gave. */
public enum Gender {
    FEMALE,
    MALE,
    OTHER
}
