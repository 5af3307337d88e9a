package dev.perennial.crm.care;

import dev.perennial.crm.customer.Channel;
import org.jspecify.annotations.Nullable;

/** What a care task asks a person to do. */
public enum TaskKind {
    CALL,
    VISIT,
    MESSAGE,
    /** Something done without talking to the customer, such as preparing an offer; leaves no interaction. */
    OTHER;

    /**
     * The channel it goes by.
     *
     * @param preferred the customer's preferred channel, which a message takes when it is one for messages
     * @return null when it does not reach the customer
     */
    public @Nullable Channel channel(@Nullable Channel preferred) {
        return switch (this) {
            case CALL -> Channel.PHONE;
            case VISIT -> Channel.VISIT;
            case MESSAGE -> preferred == null ? Channel.WECOM : forMessages(preferred);
            case OTHER -> null;
        };
    }

    private static Channel forMessages(Channel preferred) {
        return switch (preferred) {
            case EMAIL, CHAT, SMS, WECOM -> preferred;
            case PHONE, VISIT, NOTE -> Channel.WECOM;
        };
    }
}
