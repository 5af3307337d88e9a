package dev.perennial.crm.territory;

import dev.perennial.crm.audit.ChangeLog;
import dev.perennial.crm.identity.Role;
import dev.perennial.crm.identity.Viewer;
import dev.perennial.crm.identity.Visibility;
import dev.perennial.crm.shared.Cursor;
import dev.perennial.crm.shared.Forbidden;
import dev.perennial.crm.shared.InvalidInput;
import dev.perennial.crm.shared.Page;
import java.sql.Types;
import java.util.List;
import java.util.Map;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.SimplePropertyRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Gives regions to teams, and shows where a customer is looked after by another one. */
@Service
@RequiredArgsConstructor
@Transactional
public class Territories {

    private final JdbcClient jdbc;
    private final ChangeLog changes;

    /**
     * A region that customers are in, or that a team has.
     *
     * @param team      name of the team it belongs to; null for nobody's
     * @param customers how many customers there are in it
     * @param pooled    how many of them nobody owns
     * @param outside   how many of them another team has
     */
    public record Region(
            String region, @Nullable Long teamId, @Nullable String team, long customers, long pooled, long outside) {}

    /** A customer in one team's territory with an owner in another team. */
    public record Trespass(
            long id,
            String customerNo,
            String name,
            String region,
            String territoryTeam,
            String owner,
            String ownerTeam) {}

    /** One page of the regions, by name. */
    @Transactional(readOnly = true)
    public Page<Region> regions(@Nullable String cursor, int size) {
        List<Region> rows = jdbc.sql("""
                        with shown as (
                            select region from (
                                select region from territory
                                union
                                select region from customer where region is not null
                            ) known
                            where cast(:after as text) is null or region > :after
                            order by region limit :most
                        )
                        select shown.region, t.team_id, team.name as team, counted.*
                        from shown
                        left join territory t on t.region = shown.region
                        left join team on team.id = t.team_id
                        cross join lateral (
                            select count(*) as customers, count(*) filter (where c.owner_id is null) as pooled,
                                   count(*) filter (where c.team_id is not null and t.team_id is not null
                                       and not (c.team_id = any (t_below.ids)) and not (t.team_id = any (team_and_below(c.team_id)))
                                   ) as outside
                            from customer c cross join (select team_and_below(t.team_id) as ids) t_below
                            where c.region = shown.region
                        ) counted
                        order by shown.region""")
                .param("after", cursor == null ? null : Cursor.decode(cursor, 1).part(0), Types.VARCHAR)
                .param("most", size + 1)
                .query(new SimplePropertyRowMapper<>(Region.class))
                .list();
        return Page.of(rows, size, last -> Cursor.of(last.region()));
    }

    /** One page of the customers that lie in another team's territory, of those the viewer may see. */
    @Transactional(readOnly = true)
    public Page<Trespass> trespasses(Viewer viewer, @Nullable String cursor, int size) {
        Visibility visibility = Visibility.of(viewer);
        List<Trespass> rows = jdbc.sql("""
                        select c.id, c.customer_no, c.name, c.region, holder.name as territory_team,
                               o.display_name as owner, own.name as owner_team
                        from territory t
                        join team holder on holder.id = t.team_id
                        join customer c on c.region = t.region
                        join app_user o on o.id = c.owner_id
                        join team own on own.id = c.team_id
                        where outside_territory(c.region, c.team_id)
                          and (cast(:after as bigint) is null or c.id > :after) and %s
                        order by c.id limit :most""".formatted(visibility.predicate()))
                .params(visibility.parameters())
                .param("after", cursor == null ? null : Cursor.decode(cursor, 1).number(0), Types.BIGINT)
                .param("most", size + 1)
                .query(new SimplePropertyRowMapper<>(Trespass.class))
                .list();
        return Page.of(rows, size, last -> Cursor.of(last.id()));
    }

    /** Name of the team in whose territory a customer of another team lies; null when all is well. */
    @Transactional(readOnly = true)
    public @Nullable String conflictOf(long customerId) {
        return jdbc.sql("""
                        select team.name
                        from customer c join territory t on t.region = c.region join team on team.id = t.team_id
                        where c.id = ? and outside_territory(c.region, c.team_id)""").param(customerId).query(String.class).optional().orElse(null);
    }

    /**
     * Makes a region the territory of a team.
     *
     * @param teamId null for nobody's
     * @throws InvalidInput when there is no such team, or no region
     */
    public void give(Viewer admin, String region, @Nullable Long teamId) {
        if (admin.role() != Role.ADMIN) {
            throw new Forbidden("Only administrators draw territories");
        }
        String name = region.strip();
        if (name.isEmpty()) {
            throw InvalidInput.of("region", "territory.error.region");
        }
        if (teamId == null) {
            jdbc.sql("delete from territory where region = ?").param(name).update();
        } else {
            put(name, teamId);
        }
        changes.record(admin.username(), "territory", name, "given", Map.of("team", String.valueOf(teamId)));
    }

    private void put(String region, long teamId) {
        boolean exists = jdbc.sql("select exists (select from team where id = ?)")
                .param(teamId)
                .query(Boolean.class)
                .single();
        if (!exists) {
            throw InvalidInput.of("team", "error.value.unknown", String.valueOf(teamId));
        }
        jdbc.sql("""
                        insert into territory (region, team_id) values (?, ?)
                        on conflict (region) do update set team_id = excluded.team_id""").params(region, teamId).update();
    }
}
