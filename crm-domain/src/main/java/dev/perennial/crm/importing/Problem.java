package dev.perennial.crm.importing;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why a row cannot be taken.
 *
 * @param column    the column it is about, as the file calls it; null when it is about the row
 * @param value     what stands there
 * @param reason    message key of the reason
 * @param arguments values of its placeholders
 */
record Problem(@Nullable String column, @Nullable String value, String reason, List<Object> arguments) {

    Problem {
        value = value == null ? null : Cut.of(value);
        arguments = List.copyOf(arguments);
    }

    static Problem of(@Nullable String column, @Nullable String value, String reason, Object... arguments) {
        return new Problem(column, value, "import.reason." + reason, List.of(arguments));
    }
}
