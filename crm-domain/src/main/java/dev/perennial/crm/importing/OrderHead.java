package dev.perennial.crm.importing;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a row says of its order as a whole. */
record OrderHead(
        @Nullable String customerNo,
        @Nullable Instant orderedAt,
        @Nullable String channel,
        String status,
        String currency,
        @Nullable String returnsOrderNo) {}
