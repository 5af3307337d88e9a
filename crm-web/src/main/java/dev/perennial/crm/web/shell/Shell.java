package dev.perennial.crm.web.shell;

import dev.perennial.crm.identity.Role;
import dev.perennial.crm.identity.User;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What the frame of a page shows of the person and of the scores behind the page.
 *
 * @param displayName name of the person
 * @param role        what they may do
 * @param team        their team, if any
 * @param scores      the current score run, read only when the frame is rendered
 */
public record Shell(String displayName, Role role, @Nullable String team, Supplier<Optional<Scores>> scores) {

    /**
     * The score run that the pages show.
     *
     * @param runId         number of the run
     * @param asOf          the last day it counts
     * @param policyVersion the tier policy it applied
     */
    public record Scores(long runId, LocalDate asOf, int policyVersion) {}

    static Shell of(User user, Supplier<Optional<Scores>> scores) {
        return new Shell(
                user.getDisplayName(),
                user.getRole(),
                Optional.ofNullable(user.getTeam()).map(team -> team.getName()).orElse(null),
                scores);
    }

    /** Up to two letters that stand for the person. */
    public String initials() {
        String[] words = displayName.strip().split("\\s+");
        return words.length == 1
                ? words[0].substring(0, 1)
                : words[0].substring(0, 1) + words[words.length - 1].substring(0, 1);
    }

    /** Whether the pages of managers are open to the person. */
    public boolean manages() {
        return role != Role.REP;
    }

    /** Whether the pages of administrators are open to the person. */
    public boolean administers() {
        return role == Role.ADMIN;
    }
}
