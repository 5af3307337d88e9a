package dev.perennial.crm.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.crm.identity.People.NewUser;
import dev.perennial.crm.testing.DatabaseTest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Who sees whom in this company: {@code Sales} above {@code North} above {@code Far North}, and {@code South} beside
 * {@code North}.
 */
@DatabaseTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class VisibilityTest {

    @Autowired
    People people;

    @Autowired
    JdbcClient jdbc;

    @BeforeAll
    void hire() {
        people.addTeam("Sales", null);
        people.addTeam("North", "Sales");
        people.addTeam("Far North", "North");
        people.addTeam("South", "Sales");
        hire("head", Role.MANAGER, "Sales");
        hire("north-lead", Role.MANAGER, "North");
        hire("north-rep", Role.REP, "North");
        hire("far-rep", Role.REP, "Far North");
        hire("south-rep", Role.REP, "South");
        hire("teamless", Role.MANAGER, null);
        hire("boss", Role.ADMIN, null);
        customer("of-north", "north-rep");
        customer("of-far", "far-rep");
        customer("of-south", "south-rep");
        customer("of-nobody", null);
        collaborate("of-south", "north-rep");
    }

    @Test
    void aRepSeesTheCustomersTheyOwnOrCollaborateOn() {
        assertThat(seenBy("north-rep")).containsExactly("of-north", "of-south");
        assertThat(seenBy("far-rep")).containsExactly("of-far");
        assertThat(seenBy("south-rep")).containsExactly("of-south");
    }

    @Test
    void aManagerSeesTheTeamAndTheTeamsBelowButNotTheOnesBeside() {
        assertThat(seenBy("north-lead")).containsExactly("of-far", "of-north");
    }

    @Test
    void theManagerAtTheRootSeesThePoolToo() {
        assertThat(seenBy("head")).containsExactly("of-far", "of-nobody", "of-north", "of-south");
    }

    @Test
    void aManagerOutsideTheTreeSeesOnlyTheirOwn() {
        assertThat(seenBy("teamless")).isEmpty();
    }

    @Test
    void anAdministratorSeesEveryone() {
        assertThat(seenBy("boss")).containsExactly("of-far", "of-nobody", "of-north", "of-south");
    }

    @Test
    void theReasonsTogetherAreTheSameCustomersNobodyTwice() {
        collaborate("of-north", "north-rep");
        collaborate("of-nobody", "far-rep");
        collaborate("of-nobody", "head");
        collaborate("of-nobody", "teamless");
        try {
            for (String username :
                    List.of("north-rep", "far-rep", "south-rep", "north-lead", "head", "teamless", "boss")) {
                Viewer viewer = people.find(username).orElseThrow().asViewer();
                assertThat(Visibility.reasons(viewer).stream().flatMap(reason -> seen(reason).stream()))
                        .as(username)
                        .containsExactlyInAnyOrderElementsOf(seen(Visibility.of(viewer)));
            }
            assertThat(seenBy("far-rep")).containsExactly("of-far", "of-nobody");
        } finally {
            jdbc.sql("""
                            delete from customer_collaborator using customer c
                            where c.id = customer_id and c.customer_no in ('of-north', 'of-nobody')""").update();
        }
    }

    private List<String> seenBy(String username) {
        return seen(Visibility.of(people.find(username).orElseThrow().asViewer()));
    }

    private List<String> seen(Visibility visibility) {
        return jdbc.sql("select c.customer_no from customer c where customer_no like 'of-%' and "
                        + visibility.predicate() + " order by customer_no")
                .params(visibility.parameters())
                .query((row, number) -> row.getString("customer_no"))
                .list();
    }

    private void hire(String username, Role role, @Nullable String team) {
        people.add(new NewUser(username, username, "a long password", role, team));
    }

    private void customer(String number, @Nullable String owner) {
        jdbc.sql("""
                        insert into customer (customer_no, name, name_tokens, type, owner_id, team_id)
                        select :number, :number, '{}', 'PERSON', u.id, u.team_id
                        from (select 1) one left join app_user u on u.username = :owner""").param("number", number).param("owner", owner).update();
    }

    private void collaborate(String number, String username) {
        jdbc.sql("""
                        insert into customer_collaborator (customer_id, user_id)
                        select c.id, u.id from customer c, app_user u where c.customer_no = ? and u.username = ?""").params(number, username).update();
    }
}
