package dev.perennial.crm.shared;

/** What this role may not do with something it may see. Answered with 403. */
public final class Forbidden extends RuntimeException {

    /** @param why for the log; people read the wording of their language */
    public Forbidden(String why) {
        super(why);
    }
}
