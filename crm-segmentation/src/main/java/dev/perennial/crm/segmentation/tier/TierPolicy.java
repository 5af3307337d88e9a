package dev.perennial.crm.segmentation.tier;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One version of the tier policy. Its rules never change once saved.
 *
 * @param version     1, 2, 3 ...
 * @param rules       what each tier asks for
 * @param reason      why it was made, in its author's words
 * @param author      who made it; {@link TierPolicies#SYSTEM} for the one proposed from the data at the first score run
 * @param activatedAt when it was last put in force; null when never. The latest one activated is in force
 */
public record TierPolicy(
        int version,
        TierRules rules,
        String reason,
        String author,
        Instant createdAt,
        @Nullable Instant activatedAt,
        @Nullable String activatedBy) {}
