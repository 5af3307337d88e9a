package dev.perennial.crm.operation;

/** Looks at one thing the product stands on. Each is a bean: the page of the system and the doctor run them all. */
public interface Check {

    /** Looks now. What cannot be looked at may fail with an exception: {@link Checkup} reports that, too. */
    Finding examine() throws Exception;

    /** Whether it asks the database, hence cannot look while that does not answer. */
    default boolean needsDatabase() {
        return true;
    }

    /** What it looks at: a word, by which the message bundles name it. */
    String subject();
}
