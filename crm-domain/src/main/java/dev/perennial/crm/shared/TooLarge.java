package dev.perennial.crm.shared;

/** What was sent is larger than can be taken. Answered with 413. */
public final class TooLarge extends RuntimeException {

    private final transient Message reason;

    public TooLarge(Message reason) {
        super(reason.toString());
        this.reason = reason;
    }

    public Message reason() {
        return reason;
    }
}
