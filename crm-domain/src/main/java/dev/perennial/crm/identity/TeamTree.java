package dev.perennial.crm.identity;

import dev.perennial.crm.audit.ChangeLog;
import dev.perennial.crm.shared.Conflict;
import dev.perennial.crm.shared.Forbidden;
import dev.perennial.crm.shared.InvalidInput;
import dev.perennial.crm.shared.NotFound;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.SimplePropertyRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The teams, and how they stand below each other. */
@Service
@RequiredArgsConstructor
@Transactional
public class TeamTree {

    /** Most characters of a team's name. */
    public static final int LONGEST_NAME = 100;

    private static final String ENTITY = "team";

    private final Teams teams;
    private final JdbcClient jdbc;
    private final ChangeLog changes;

    /**
     * A team in its place.
     *
     * @param depth     teams above it; 0 for a root
     * @param parent    name of the team above; null for a root
     * @param people    active people in it
     * @param customers customers of its people
     */
    public record Branch(
            long id,
            String name,
            @Nullable Long parentId,
            @Nullable String parent,
            int depth,
            long people,
            long customers) {}

    /** All teams, each behind the one it stands below. */
    @Transactional(readOnly = true)
    public List<Branch> branches() {
        return jdbc.sql("""
                        with recursive tree as (
                            select id, name, parent_id, cast(null as text) as parent, 0 as depth, array[name] as path
                            from team where parent_id is null
                            union all
                            select child.id, child.name, child.parent_id, tree.name, tree.depth + 1, tree.path || child.name
                            from team child join tree on child.parent_id = tree.id
                        )
                        select tree.id, tree.name, tree.parent_id, tree.parent, tree.depth,
                               (select count(*) from app_user u where u.team_id = tree.id and u.active) as people,
                               (select count(*) from customer c where c.team_id = tree.id) as customers
                        from tree order by tree.path""").query(new SimplePropertyRowMapper<>(Branch.class)).list();
    }

    /** What a team is called; empty when there is no such team. */
    @Transactional(readOnly = true)
    public Optional<String> name(long id) {
        return teams.findById(id).map(Team::getName);
    }

    /** @throws NotFound when there is no such team */
    @Transactional(readOnly = true)
    public Branch branch(long id) {
        return branches().stream()
                .filter(branch -> branch.id() == id)
                .findFirst()
                .orElseThrow(() -> new NotFound(ENTITY, id));
    }

    /** @return key of the new team */
    public long add(Viewer admin, String name, @Nullable Long parentId) {
        requireAdministrator(admin);
        alone();
        Team made = teams.save(new Team(free(name, null), parentId == null ? null : parent(parentId)));
        record(admin, made, "added", Map.of("parent", String.valueOf(parentId)));
        return made.getId();
    }

    /**
     * Renames a team and puts it below another one.
     *
     * @param parentId null to make it a root
     * @throws InvalidInput when the name is taken, or the team would stand below itself
     */
    public void change(Viewer admin, long id, String name, @Nullable Long parentId) {
        requireAdministrator(admin);
        alone();
        Team team = team(id);
        if (parentId != null && isBelow(parentId, id)) {
            throw InvalidInput.of("parent", "error.team.cycle", team.getName());
        }
        team.rename(free(name, team));
        team.moveBelow(parentId == null ? null : parent(parentId));
        record(admin, team, "changed", Map.of("name", team.getName(), "parent", String.valueOf(parentId)));
    }

    /** @throws Conflict while anybody or anything is in it or below it */
    public void remove(Viewer admin, long id) {
        requireAdministrator(admin);
        alone();
        Team team = team(id);
        boolean used = jdbc.sql("""
                        select exists (select from app_user where team_id = :id)
                            or exists (select from team where parent_id = :id)
                            or exists (select from customer where team_id = :id)
                            or exists (select from territory where team_id = :id)""").param("id", id).query(Boolean.class).single();
        if (used) {
            throw Conflict.of("error.team.used", team.getName());
        }
        teams.delete(team);
        record(admin, team, "removed", Map.of());
    }

    private boolean isBelow(long candidate, long top) {
        return jdbc.sql("select :candidate = any (team_and_below(:top))")
                .param("candidate", candidate)
                .param("top", top)
                .query(Boolean.class)
                .single();
    }

    /** Two moves at once could make a ring of which neither sees the other half. */
    private void alone() {
        jdbc.sql("lock table team in share row exclusive mode").update();
    }

    private String free(String name, @Nullable Team ownName) {
        String wanted = name.strip();
        if (wanted.isEmpty() || wanted.length() > LONGEST_NAME) {
            throw InvalidInput.of("name", "error.team.name", LONGEST_NAME);
        }
        boolean taken = teams.findByName(wanted)
                .filter(other -> ownName == null || !other.getId().equals(ownName.getId()))
                .isPresent();
        if (taken) {
            throw InvalidInput.of("name", "error.team.taken", wanted);
        }
        return wanted;
    }

    private Team team(long id) {
        return teams.findById(id).orElseThrow(() -> new NotFound(ENTITY, id));
    }

    private Team parent(long id) {
        return teams.findById(id)
                .orElseThrow(() -> InvalidInput.of("parent", "error.value.unknown", String.valueOf(id)));
    }

    private void record(Viewer admin, Team team, String action, Map<String, ?> what) {
        changes.record(admin.username(), ENTITY, team.getName(), action, what);
    }

    private static void requireAdministrator(Viewer viewer) {
        if (viewer.role() != Role.ADMIN) {
            throw new Forbidden("Only administrators arrange teams");
        }
    }
}
