package dev.perennial.crm.importing;

/** What the first number of a date such as 03/04/2026 is, where a file writes dates like that. */
public enum DateOrder {
    /** Nobody said: only dates that can be read in one way are taken. */
    YEAR_FIRST,
    DAY_FIRST,
    MONTH_FIRST
}
