package dev.perennial.crm.operation;

import dev.perennial.crm.shared.Message;
import org.jspecify.annotations.Nullable;

/**
 * What a check found.
 *
 * @param subject what was looked at; the message bundles have a name for it
 * @param grade   how good that is
 * @param found   what is so
 * @param remedy  what to do about it; null where nothing needs to be done
 */
public record Finding(
        String subject,
        Grade grade,
        Message found,
        @Nullable Message remedy) {

    /** How good a finding is, the worst last. */
    public enum Grade {
        GOOD,
        /** It works, but somebody should do something about it. */
        WARNING,
        /** Something does not work, or soon will not. */
        WRONG
    }

    /** Nothing needs to be done. */
    public static Finding good(String subject, Message found) {
        return new Finding(subject, Grade.GOOD, found, null);
    }

    /** It works, but somebody should do something. */
    public static Finding warning(String subject, Message found, Message remedy) {
        return new Finding(subject, Grade.WARNING, found, remedy);
    }

    /** It does not work. */
    public static Finding wrong(String subject, Message found, Message remedy) {
        return new Finding(subject, Grade.WRONG, found, remedy);
    }

    /** Whether somebody should do something. */
    public boolean needsAttention() {
        return grade != Grade.GOOD;
    }
}
