package dev.perennial.crm.customfield;

/** Which customers have a field. */
public enum AppliesTo {
    EVERYBODY,
    PERSON,
    COMPANY;

    /** @param type person or company, as a code */
    boolean covers(Enum<?> type) {
        return this == EVERYBODY || name().equals(type.name());
    }
}
