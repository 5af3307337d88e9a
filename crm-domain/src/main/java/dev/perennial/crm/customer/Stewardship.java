package dev.perennial.crm.customer;

import dev.perennial.crm.identity.People;
import dev.perennial.crm.identity.Role;
import dev.perennial.crm.identity.User;
import dev.perennial.crm.identity.Viewer;
import dev.perennial.crm.shared.Forbidden;
import dev.perennial.crm.shared.InvalidInput;
import java.util.Collection;
import java.util.List;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Who may be given which customers, and by whom. */
@Component
@RequiredArgsConstructor
public class Stewardship {

    private final People people;
    private final HoldingLimits limits;
    private final JdbcClient jdbc;

    /** Whether this role gives customers to people at all. */
    public static boolean assigns(Viewer viewer) {
        return viewer.role() != Role.REP;
    }

    /** The people a viewer may give customers to, by name: a manager those of their team and below, an administrator all. */
    @Transactional(readOnly = true)
    public List<User> candidates(Viewer viewer) {
        List<Long> teams = teamsOf(viewer);
        return people.active().stream()
                .filter(person -> viewer.role() == Role.ADMIN || isIn(person, teams) || isSelf(viewer, person))
                .toList();
    }

    @Nullable
    User ownerOfNew(Viewer viewer, @Nullable String username) {
        if (assigns(viewer)) {
            return assignable(viewer, username);
        }
        if (username != null && !username.isBlank() && !username.equals(viewer.username())) {
            throw new Forbidden("A rep's new customer is their own");
        }
        return person("owner", viewer.username());
    }

    @Nullable
    User assignable(Viewer viewer, @Nullable String username) {
        if (!assigns(viewer)) {
            throw new Forbidden("Only managers and administrators give customers to people");
        }
        if (username == null || username.isBlank()) {
            if (viewer.role() == Role.MANAGER && !viewer.atRoot()) {
                throw InvalidInput.of("owner", "customer.error.owner.missing");
            }
            return null;
        }
        return candidates(viewer).stream()
                .filter(person -> person.getUsername().equals(username))
                .findFirst()
                .orElseThrow(() -> InvalidInput.of("owner", "customer.error.owner", username));
    }

    /** What room people have for customers who are not theirs yet. */
    HoldingLimits.Room room(Collection<Long> owners, Collection<Long> customers) {
        return limits.room(owners, customers);
    }

    /** @throws InvalidInput when that person holds as many customers as anybody may */
    void requireRoom(User owner, Customer customer) {
        long key = customer.getId();
        if (!room(List.of(owner.getId()), List.of(key)).take(owner.getId(), key)) {
            throw InvalidInput.of("owner", "customer.error.owner.full", owner.getDisplayName());
        }
    }

    User person(String field, String username) {
        return people.find(username)
                .filter(User::isActive)
                .orElseThrow(() -> InvalidInput.of(field, "customer.error.person", username));
    }

    /** A collaborator who only helps does not decide who else does. */
    void requireResponsible(Viewer viewer, Customer customer) {
        User owner = customer.getOwner();
        if (!assigns(viewer) && (owner == null || owner.getId() != viewer.userId())) {
            throw new Forbidden("Only the owner and managers choose collaborators");
        }
    }

    private List<Long> teamsOf(Viewer viewer) {
        return viewer.teamId() == null
                ? List.of()
                : jdbc.sql("select unnest(team_and_below(?))")
                        .param(viewer.teamId())
                        .query((row, number) -> row.getLong(1))
                        .list();
    }

    private static boolean isIn(User person, List<Long> teams) {
        return person.getTeam() != null && teams.contains(person.getTeam().getId());
    }

    private static boolean isSelf(Viewer viewer, User person) {
        return person.getId() == viewer.userId();
    }
}
