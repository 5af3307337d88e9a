package dev.perennial.crm.web.shell;

import dev.perennial.crm.identity.Deputies.StandIn;
import dev.perennial.crm.identity.Role;
import dev.perennial.crm.identity.User;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;

/** What the frame of a page shows: the person, and the scores behind the page. */
@RequiredArgsConstructor
public final class Shell {

    private final User user;
    private final Supplier<Optional<Scores>> currentScores;
    private final Supplier<List<StandIn>> duties;

    /**
     * The score run that the pages show.
     *
     * @param runId         number of the run
     * @param asOf          the last day it counts
     * @param policyVersion the tier policy it applied
     */
    public record Scores(long runId, LocalDate asOf, int policyVersion) {}

    /** Read when asked for, as a part of a page has no frame; null before the first run. */
    public @Nullable Scores scores() {
        return currentScores.get().orElse(null);
    }

    /** For whom the person stands in today. */
    public List<StandIn> duties() {
        return duties.get();
    }

    public String displayName() {
        return user.getDisplayName();
    }

    public Role role() {
        return user.getRole();
    }

    /** Name of the person's team; null for one outside the tree. */
    public @Nullable String team() {
        return user.getTeam() == null ? null : user.getTeam().getName();
    }

    /** Up to two letters that stand for the person. */
    public String initials() {
        String[] words = displayName().strip().split("\\s+");
        String first = words[0].substring(0, 1);
        return words.length == 1 ? first : first + words[words.length - 1].charAt(0);
    }

    /** Whether the pages of managers are open to the person. */
    public boolean manages() {
        return role() != Role.REP;
    }

    /** Whether the pages of administrators are open to the person. */
    public boolean administers() {
        return role() == Role.ADMIN;
    }
}
