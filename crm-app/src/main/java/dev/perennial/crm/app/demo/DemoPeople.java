package dev.perennial.crm.app.demo;

import dev.perennial.crm.identity.Role;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/** The staff of the demonstration. Everybody has the same password, so it is hashed once: a hash is slow on purpose. */
@Component
@RequiredArgsConstructor
class DemoPeople {

    /** User name of the administrator. */
    static final String ADMINISTRATOR = "admin";

    /** User name of somebody who has left. */
    static final String LEAVER = "henry.ward";

    private static final String ROOT = "Sales";
    private static final String EAST = "East";
    private static final String NORTH = "North";
    private static final String WEST = "West";

    private static final List<Person> STAFF = List.of(
            new Person("rep", "Lin Wei 林薇", Role.REP, EAST),
            new Person("lin.yue", "Lin Yue 林悦", Role.REP, EAST),
            new Person("tom.harris", "Tom Harris", Role.REP, EAST),
            new Person("rep2", "Oliver Grant", Role.REP, NORTH),
            new Person("zhao.min", "Zhao Min 赵旻", Role.REP, NORTH),
            new Person("emma.clark", "Emma Clark", Role.REP, WEST),
            new Person("lead.east", "Xu Fang 许芳", Role.MANAGER, EAST),
            new Person("lead.north", "Priya Nair", Role.MANAGER, NORTH),
            new Person("lead.west", "Owen Price", Role.MANAGER, WEST),
            new Person(LEAVER, "Henry Ward", Role.REP, EAST),
            new Person("manager", "Grace Chen 陈静", Role.MANAGER, ROOT),
            new Person(ADMINISTRATOR, "Daniel Moore", Role.ADMIN, null));

    private final JdbcClient jdbc;
    private final PasswordEncoder passwords;

    private record Person(
            String username,
            String displayName,
            Role role,
            @Nullable String team) {}

    /** @return how many there are */
    int hire() {
        jdbc.sql("insert into team (name) values (?)").param(ROOT).update();
        jdbc.sql(
                        "insert into team (name, parent_id) select below.name, team.id from team, unnest(array[?, ?, ?]) as below (name)")
                .params(EAST, NORTH, WEST)
                .update();
        return jdbc.sql("""
                        insert into app_user (username, display_name, password_hash, role, team_id, active)
                        select t.username, t.display_name, :hash, t.role, team.id, t.username <> :leaver
                        from unnest(cast(:usernames as text[]), cast(:names as text[]), cast(:roles as text[]),
                            cast(:teams as text[])) with ordinality as t (username, display_name, role, team, place)
                        left join team on team.name = t.team
                        order by place""")
                .param("hash", Objects.requireNonNull(passwords.encode(DemoData.PASSWORD)))
                .param("leaver", LEAVER)
                .param("usernames", column(Person::username))
                .param("names", column(Person::displayName))
                .param("roles", column(person -> person.role().name()))
                .param("teams", column(Person::team))
                .update();
    }

    private static @Nullable String[] column(Function<Person, @Nullable String> part) {
        return STAFF.stream().map(part).toArray(String[]::new);
    }
}
