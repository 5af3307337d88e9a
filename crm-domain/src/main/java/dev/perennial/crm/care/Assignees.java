package dev.perennial.crm.care;

import dev.perennial.crm.identity.Viewer;
import dev.perennial.crm.shared.InvalidInput;
import java.util.List;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.SimplePropertyRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Whom a person may give tasks to: a rep themselves, a manager their team and the teams below, an administrator anybody. */
@Component
@RequiredArgsConstructor
public class Assignees {

    private final JdbcClient jdbc;

    /**
     * Somebody tasks can be given to.
     *
     * @param username    name they sign in with
     * @param displayName name shown to others
     */
    public record Assignee(long userId, String username, String displayName) {}

    /** By name. */
    public List<Assignee> of(Viewer viewer) {
        return jdbc.sql(
                        """
                        select u.id as user_id, u.username, u.display_name from app_user u
                        where u.active and (u.id = :viewer or :all
                            or (:lead and u.team_id = any (team_and_below(:team))))
                        order by u.display_name, u.id""")
                .param("viewer", viewer.userId())
                .param("all", mayGiveToAnybody(viewer))
                .param("lead", mayGiveToTeam(viewer))
                .param("team", viewer.teamId(), java.sql.Types.BIGINT)
                .query(new SimplePropertyRowMapper<>(Assignee.class))
                .list();
    }

    /** @throws InvalidInput when this viewer may not give tasks to that person, or there is none */
    Assignee named(String username, Viewer viewer) {
        return of(viewer).stream()
                .filter(person -> person.username().equals(username))
                .findFirst()
                .orElseThrow(() -> InvalidInput.of("assignee", "care.error.assignee", username));
    }

    private static boolean mayGiveToAnybody(Viewer viewer) {
        return switch (viewer.role()) {
            case ADMIN -> true;
            case MANAGER, REP -> false;
        };
    }

    private static boolean mayGiveToTeam(Viewer viewer) {
        return switch (viewer.role()) {
            case MANAGER -> true;
            case ADMIN, REP -> false;
        };
    }
}
