package dev.perennial.crm.segmentation.portfolio;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which customers a list is about, by how much is known of them and how fresh it is; every part that is not null narrows it.
 *
 * @param confirmedBefore facts that nobody has confirmed since this moment
 * @param confirmedSince  facts that somebody has confirmed, or that came to us, at this moment or later
 * @param knownFacts      combinations of known facts, of which theirs is one
 */
public record ProfileFilter(
        @Nullable Instant confirmedBefore,
        @Nullable Instant confirmedSince,
        @Nullable List<Integer> knownFacts) {

    /** Everybody. */
    public static final ProfileFilter NONE = new ProfileFilter(null, null, null);
}
