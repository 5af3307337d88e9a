package dev.perennial.crm.importing;

/** What a row that cannot be taken does to the others. */
public enum OnError {
    /** It is left out and listed. */
    SKIP,
    /** Nothing is taken at all. */
    ABORT
}
