package dev.perennial.crm.care;

/** What a care task asks a person to do. */
public enum TaskKind {
    CALL,
    VISIT,
    MESSAGE,
    /** Something done without talking to the customer, such as preparing an offer; leaves no interaction. */
    OTHER
}
