package dev.perennial.crm.identity;

import dev.perennial.crm.shared.Business;
import dev.perennial.crm.shared.Cursor;
import dev.perennial.crm.shared.NotFound;
import dev.perennial.crm.shared.Page;
import java.sql.Types;
import java.util.List;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.SimplePropertyRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Everybody with an account, as a list for administrators. */
@Service
@RequiredArgsConstructor
@Transactional(readOnly = true)
public class Directory {

    private static final String SELECT = """
            select u.id, u.username, u.display_name, u.role, u.team_id, t.name as team, u.language, u.active,
                   u.must_change_password, u.version,
                   (select count(*) from customer c where c.owner_id = u.id) as customers,
                   (select count(*) from care_task task
                    where task.assignee_id = u.id and task.status in ('OPEN', 'SNOOZED')) as open_tasks
            from app_user u left join team t on t.id = u.team_id
            """;

    private final JdbcClient jdbc;
    private final Business business;

    /** Which accounts. */
    public enum Standing {
        ACTIVE,
        /** Given a one-time password that nobody has replaced yet. */
        INVITED,
        DEACTIVATED
    }

    /**
     * A person in the list.
     *
     * @param team      name of their team
     * @param customers how many they own
     * @param openTasks how many tasks wait for them
     */
    public record Entry(
            long id,
            String username,
            String displayName,
            Role role,
            @Nullable Long teamId,
            @Nullable String team,
            @Nullable String language,
            boolean active,
            boolean mustChangePassword,
            long customers,
            long openTasks,
            long version) {

        public Standing standing() {
            if (!active) {
                return Standing.DEACTIVATED;
            }
            return mustChangePassword ? Standing.INVITED : Standing.ACTIVE;
        }
    }

    /**
     * One page of the people, by name.
     *
     * @param typed    part of a name or user name; null or blank for everybody
     * @param standing null for all
     */
    public Page<Entry> list(@Nullable String typed, @Nullable Standing standing, @Nullable String cursor, int size) {
        Cursor from = cursor == null ? null : Cursor.decode(cursor, 2);
        List<Entry> rows = jdbc.sql(SELECT + """
                        where (cast(:typed as text) is null
                               or position(lower(:typed) in lower(u.display_name)) > 0
                               or position(lower(:typed) in u.username) > 0)
                          and (cast(:standing as text) is null
                               or case when not u.active then 'DEACTIVATED' when u.must_change_password then 'INVITED'
                                       else 'ACTIVE' end = :standing)
                          and (cast(:name as text) is null or (u.display_name, u.id) > (:name, cast(:id as bigint)))
                        order by u.display_name, u.id limit :most""")
                .param("typed", typed == null || typed.isBlank() ? null : typed.strip(), Types.VARCHAR)
                .param("standing", standing == null ? null : standing.name(), Types.VARCHAR)
                .param("name", from == null ? null : from.part(0), Types.VARCHAR)
                .param("id", from == null ? null : from.number(1), Types.BIGINT)
                .param("most", size + 1)
                .query(new SimplePropertyRowMapper<>(Entry.class))
                .list();
        return Page.of(rows, size, last -> Cursor.of(last.displayName(), last.id()));
    }

    /** Everybody who has customers or anything else in hand that others could take over, by name. */
    public List<Entry> busy() {
        return jdbc.sql("select * from (" + SELECT + """
                        ) known
                        where customers > 0 or open_tasks > 0
                           or exists (select from customer_collaborator cc where cc.user_id = known.id)
                           or exists (
                               select from deputy d
                               where d.to_day >= :today and (d.absent_user = known.id or d.deputy_user = known.id))
                        order by display_name, id""")
                .param("today", business.today())
                .query(new SimplePropertyRowMapper<>(Entry.class))
                .list();
    }

    /** @throws NotFound when there is no such person */
    public Entry entry(String username) {
        return jdbc.sql(SELECT + "where u.username = lower(?)")
                .param(username)
                .query(new SimplePropertyRowMapper<>(Entry.class))
                .optional()
                .orElseThrow(() -> new NotFound("user", username));
    }
}
