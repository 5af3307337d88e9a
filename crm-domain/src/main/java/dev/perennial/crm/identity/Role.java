package dev.perennial.crm.identity;

/** What a person may do. */
public enum Role {
    /** Looks after the customers they own or collaborate on. */
    REP,
    /** Answers for the customers of a team and the teams below it. */
    MANAGER,
    /** Sees everything and sets it up. */
    ADMIN
}
