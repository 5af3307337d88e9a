package dev.perennial.crm.identity;

import java.io.Serializable;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The person on whose behalf something is read or written.
 *
 * @param userId    key of the user
 * @param username  name they sign in with
 * @param role      what they may do
 * @param teamId    their team; null for one outside the tree
 * @param atRoot    whether that team is a root of the tree
 * @param standsFor keys of the people they stand in for today
 */
public record Viewer(
        long userId, String username, Role role, @Nullable Long teamId, boolean atRoot, Set<Long> standsFor)
        implements Serializable {

    public Viewer {
        standsFor = Set.copyOf(standsFor);
    }

    /** Somebody who stands in for nobody. */
    public Viewer(long userId, String username, Role role, @Nullable Long teamId, boolean atRoot) {
        this(userId, username, role, teamId, atRoot, Set.of());
    }

    /** The same person, standing in for these. */
    public Viewer standingFor(Set<Long> absent) {
        return new Viewer(userId, username, role, teamId, atRoot, absent);
    }

    /** Keys of all whose customers and tasks are the viewer's to work on: their own first. */
    public Long[] hands() {
        return Stream.concat(Stream.of(userId), standsFor.stream().sorted()).toArray(Long[]::new);
    }
}
