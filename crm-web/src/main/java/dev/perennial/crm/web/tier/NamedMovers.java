package dev.perennial.crm.web.tier;

import dev.perennial.crm.customer.Tier;
import org.jspecify.annotations.Nullable;

/**
 * Which of the movers a page names.
 *
 * @param from   only those who have this tier now; null for any
 * @param to     only those who would have this tier; null for any
 * @param cursor where the list continues; null for its beginning
 */
record NamedMovers(
        @Nullable Tier from, @Nullable Tier to, @Nullable String cursor) {}
