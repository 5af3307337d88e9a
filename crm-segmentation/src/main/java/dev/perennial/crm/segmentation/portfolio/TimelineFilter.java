package dev.perennial.crm.segmentation.portfolio;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What of a timeline is shown.
 *
 * @param kinds   every kind when empty
 * @param channel code of the only channel shown, which leaves out all that comes by none; null for every one
 */
public record TimelineFilter(
        Set<TimelineKind> kinds, @Nullable String channel) {

    /** Everything. */
    public static final TimelineFilter ALL = new TimelineFilter(Set.of(), null);

    public TimelineFilter {
        kinds = Set.copyOf(kinds);
        channel = channel == null || channel.isBlank() ? null : channel.strip();
    }

    /** The kinds to read, in their order. */
    Set<TimelineKind> read() {
        return Arrays.stream(TimelineKind.values())
                .filter(kind -> kinds.isEmpty() || kinds.contains(kind))
                .filter(kind -> channel == null || kind.comesByChannel())
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(TimelineKind.class)));
    }
}
