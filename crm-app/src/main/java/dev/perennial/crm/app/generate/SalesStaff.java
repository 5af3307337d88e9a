package dev.perennial.crm.app.generate;

import dev.perennial.crm.identity.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * {@value #REPS} sales people in ten teams of five regions, a manager for each team and one for all, and an administrator.
 * Who is there already by that user name stays as they are.
 */
@Component
@RequiredArgsConstructor
class SalesStaff {

    static final List<String> REGIONS = List.of("North", "East", "South", "West", "Central");

    private static final int REPS = 50;
    private static final int TEAMS_A_REGION = 2;
    private static final int TEAMS = REGIONS.size() * TEAMS_A_REGION;
    private static final String ROOT = "Sales";

    private final JdbcClient jdbc;
    private final PasswordEncoder passwords;

    /**
     * Somebody who looks after customers.
     *
     * @param region place of their region in {@link #REGIONS}
     */
    record Rep(long id, long teamId, int region) {}

    private record Person(
            String username,
            String displayName,
            Role role,
            @Nullable String team) {}

    /** @param password everybody's */
    List<Rep> hire(String password) {
        addTeams();
        addPeople(people(), password);
        return jdbc.sql("""
                        select id, team_id, username from app_user
                        where username ~ '^rep\\d{3}$' and role = 'REP' and active and team_id is not null
                        order by username""")
                .query((row, number) -> {
                    int rep = Integer.parseInt(row.getString("username").substring("rep".length())) - 1;
                    return new Rep(row.getLong("id"), row.getLong("team_id"), rep % TEAMS / TEAMS_A_REGION);
                })
                .list();
    }

    private void addTeams() {
        jdbc.sql("insert into team (name) values (?) on conflict (name) do nothing")
                .param(ROOT)
                .update();
        for (int team = 0; team < TEAMS; team++) {
            jdbc.sql("""
                            insert into team (name, parent_id) select ?, id from team where name = ?
                            on conflict (name) do nothing""").params(team(team), ROOT).update();
        }
    }

    private void addPeople(List<Person> people, String password) {
        jdbc.sql("""
                        insert into app_user (username, display_name, password_hash, role, team_id)
                        select t.username, t.display_name, :hash, t.role, team.id
                        from unnest(cast(:usernames as text[]), cast(:names as text[]), cast(:roles as text[]),
                            cast(:teams as text[])) with ordinality as t (username, display_name, role, team, place)
                        left join team on team.name = t.team
                        order by place
                        on conflict (username) do nothing""")
                .param("hash", Objects.requireNonNull(passwords.encode(password)))
                .param("usernames", column(people, Person::username))
                .param("names", column(people, Person::displayName))
                .param("roles", column(people, person -> person.role().name()))
                .param("teams", column(people, Person::team))
                .update();
    }

    private static List<Person> people() {
        List<Person> people = new ArrayList<>();
        for (int rep = 0; rep < REPS; rep++) {
            people.add(new Person(
                    String.format(Locale.ROOT, "rep%03d", rep + 1), Names.ofRep(rep), Role.REP, team(rep % TEAMS)));
        }
        for (int team = 0; team < TEAMS; team++) {
            people.add(new Person(
                    String.format(Locale.ROOT, "lead%02d", team + 1),
                    "Lead of " + team(team),
                    Role.MANAGER,
                    team(team)));
        }
        people.add(new Person("manager", "Head of Sales", Role.MANAGER, ROOT));
        people.add(new Person("admin", "Administrator", Role.ADMIN, null));
        return people;
    }

    private static String team(int number) {
        return REGIONS.get(number / TEAMS_A_REGION) + " " + (number % TEAMS_A_REGION + 1);
    }

    private static @Nullable String[] column(List<Person> people, Function<Person, @Nullable String> part) {
        return people.stream().map(part).toArray(String[]::new);
    }
}
