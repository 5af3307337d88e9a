package dev.perennial.crm.account;

/**
 * Somebody who acts for a customer.
 *
 * @param version counts the changes, so that none is overwritten unseen
 */
public record ContactPerson(long id, PersonFacts facts, long version) {}
