package dev.perennial.crm.shared;

/** There is too much under way already; the same can be asked for again a little later. Answered with 429. */
public final class Busy extends RuntimeException {

    private final transient Message reason;

    public Busy(Message reason) {
        super(reason.toString());
        this.reason = reason;
    }

    public Message reason() {
        return reason;
    }
}
