package dev.perennial.crm.shared;

/** What was asked for contradicts how things stand by now. Answered with 409. */
public final class Conflict extends RuntimeException {

    private final transient Message reason;

    public Conflict(Message reason) {
        super(reason.toString());
        this.reason = reason;
    }

    public static Conflict of(String code, Object... arguments) {
        return new Conflict(Message.of(code, arguments));
    }

    public Message reason() {
        return reason;
    }
}
