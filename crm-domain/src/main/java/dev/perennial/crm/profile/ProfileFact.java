package dev.perennial.crm.profile;

/**
 * Something we want to know of a customer. Which of them are known is a number, {@code customer.known_facts}, with a bit for
 * each; the database keeps it, so that it is right however a customer was written.
 */
public enum ProfileFact {
    PHONE(1),
    EMAIL(2),
    ADDRESS(3),
    /** Somebody who acts for the customer. */
    CONTACT_PERSON(4),
    REGION(5),
    INDUSTRY(6),
    OCCUPATION(7),
    /** Of either calendar; of a company the day it was founded. */
    BIRTHDAY(8),
    PREFERRED_CHANNEL(9),
    CONTACT_TIMES(10),
    /** How they came to us, as a code or in words. */
    SOURCE(11),
    /** Anything of how they live and buy. */
    HABITS(12),
    /** Anything of what is agreed about money. */
    TERMS(13),
    /** A score of any side of what we think of them. */
    ASSESSMENT(14);

    /** The bit that tells a company. */
    private static final int COMPANY = 1;

    private final int bit;

    ProfileFact(int place) {
        this.bit = 1 << place;
    }

    boolean isKnown(int knownFacts) {
        return (knownFacts & bit) != 0;
    }

    static boolean isOfCompany(int knownFacts) {
        return (knownFacts & COMPANY) != 0;
    }
}
