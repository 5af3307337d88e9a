package dev.perennial.crm.shared;

/** What a cursor or link pointed into no longer exists. Answered with 410. */
public final class Gone extends RuntimeException {

    private final transient Message reason;

    public Gone(Message reason) {
        super(reason.toString());
        this.reason = reason;
    }

    public Message reason() {
        return reason;
    }
}
