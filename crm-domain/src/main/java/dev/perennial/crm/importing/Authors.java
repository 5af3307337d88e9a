package dev.perennial.crm.importing;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who wrote history: somebody who uses this installation, or else a name.
 *
 * @param known keys of users, active or not, by name in lower case
 */
record Authors(Map<String, Long> known) {

    @Nullable
    Long user(@Nullable String name) {
        return name == null ? null : known.get(name.toLowerCase(Locale.ROOT));
    }

    /** The name of somebody who is no user. */
    @Nullable
    String name(@Nullable String name) {
        return user(name) == null ? name : null;
    }
}
