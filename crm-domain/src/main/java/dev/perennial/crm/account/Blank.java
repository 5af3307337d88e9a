package dev.perennial.crm.account;

import org.jspecify.annotations.Nullable;

/** Text of which nothing is left without the blanks around it is none. */
final class Blank {

    private Blank() {}

    static @Nullable String toNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
