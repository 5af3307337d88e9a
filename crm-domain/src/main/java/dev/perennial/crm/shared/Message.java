package dev.perennial.crm.shared;

import java.io.Serializable;
import java.util.List;

/**
 * Something to tell a person, worded in their language only when shown.
 *
 * @param code      key in the message bundles
 * @param arguments values of its placeholders
 */
public record Message(String code, List<Object> arguments) implements Serializable {

    public Message {
        arguments = List.copyOf(arguments);
    }

    public static Message of(String code, Object... arguments) {
        return new Message(code, List.of(arguments));
    }
}
