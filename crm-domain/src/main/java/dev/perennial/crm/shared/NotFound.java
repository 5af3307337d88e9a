package dev.perennial.crm.shared;

/** What was asked for is not there, or its asker may not see it: answered alike, with 404. */
public final class NotFound extends RuntimeException {

    /**
     * @param kind what was looked for, such as {@code customer}
     * @param key  the business key it was looked for by
     */
    public NotFound(String kind, Object key) {
        super(kind + " " + key + " not found");
    }
}
