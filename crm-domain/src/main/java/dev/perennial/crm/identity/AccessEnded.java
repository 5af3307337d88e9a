package dev.perennial.crm.identity;

/**
 * Somebody's sign-ins are no longer worth anything: the account was closed or its password replaced by another person.
 *
 * @param username whose
 */
public record AccessEnded(String username) {}
