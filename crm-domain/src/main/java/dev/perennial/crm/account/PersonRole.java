package dev.perennial.crm.account;

/** The part that a contact person has in what a customer buys. */
public enum PersonRole {
    DECISION_MAKER,
    INFLUENCER,
    BUYER,
    USER,
    FINANCE,
    GATEKEEPER,
    OTHER
}
