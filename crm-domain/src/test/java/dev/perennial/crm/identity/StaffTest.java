package dev.perennial.crm.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.perennial.crm.customer.CustomerType;
import dev.perennial.crm.customer.Customers;
import dev.perennial.crm.customer.Facts;
import dev.perennial.crm.identity.Staff.Profile;
import dev.perennial.crm.shared.Conflict;
import dev.perennial.crm.shared.Forbidden;
import dev.perennial.crm.shared.InvalidInput;
import dev.perennial.crm.testing.DatabaseTest;
import dev.perennial.crm.testing.SalesForce;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;

@DatabaseTest(properties = "crm.test.own-database=staff")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StaffTest {

    @Autowired
    Staff staff;

    @Autowired
    People people;

    @Autowired
    TeamTree teams;

    @Autowired
    Directory directory;

    @Autowired
    Customers customers;

    @Autowired
    PasswordEncoder passwords;

    @Autowired
    JdbcClient jdbc;

    SalesForce force;

    @BeforeAll
    void hire() {
        force = SalesForce.hired(people, "staff");
    }

    @Test
    void whoIsInvitedGetsAPasswordForOneSignIn() {
        String password =
                staff.invite(force.admin(), " New.Person ", new Profile("新同事", Role.REP, "staff-east", "zh-CN"));

        User invited = people.find("new.person").orElseThrow();
        assertThat(passwords.matches(password, invited.getPasswordHash())).isTrue();
        assertThat(invited.isMustChangePassword()).isTrue();
        assertThat(invited.getLanguage()).isEqualTo("zh-CN");
        assertThat(directory.entry("new.person").standing()).isEqualTo(Directory.Standing.INVITED);
    }

    @Test
    void nonsenseIsRefusedAtItsField() {
        assertThat(field("has space", new Profile("X", Role.REP, null, null))).isEqualTo("username");
        assertThat(field("nameless", new Profile("  ", Role.REP, null, null))).isEqualTo("displayName");
        assertThat(field("lost", new Profile("X", Role.REP, "Nowhere", null))).isEqualTo("team");
        assertThat(field("mute", new Profile("X", Role.REP, null, "tlh"))).isEqualTo("language");
        assertThat(field("STAFF-REP", new Profile("X", Role.REP, null, null))).isEqualTo("username");
    }

    @Test
    void onlyAdministratorsLookAfterAccounts() {
        assertThatExceptionOfType(Forbidden.class)
                .isThrownBy(() -> staff.invite(force.head(), "sneaky", new Profile("Sneaky", Role.ADMIN, null, null)));
        assertThatExceptionOfType(Forbidden.class).isThrownBy(() -> staff.resetPassword(force.rep(), "staff-admin"));
        assertThatExceptionOfType(Forbidden.class).isThrownBy(() -> teams.add(force.head(), "Mine", null));
    }

    @Test
    void oneAdministratorAlwaysStays() {
        Profile demoted = new Profile("Admin", Role.REP, null, null);
        assertThatExceptionOfType(Conflict.class)
                .isThrownBy(() -> staff.change(force.admin(), "staff-admin", null, demoted));
        assertThatExceptionOfType(Conflict.class).isThrownBy(() -> staff.deactivate(force.admin(), "staff-admin"));

        staff.invite(force.admin(), "second", new Profile("Second", Role.ADMIN, null, null));
        staff.change(force.admin(), "second", null, demoted);
        assertThat(people.find("second")).get().extracting(User::getRole).isEqualTo(Role.REP);
    }

    @Test
    void whoStillOwnsCustomersCannotLeaveThem() {
        staff.invite(force.admin(), "leaver", new Profile("Leaver", Role.REP, "staff-east", null));
        customers.register(force.admin(), "L-1", Facts.of("Left behind", CustomerType.PERSON), "leaver");

        assertThatExceptionOfType(Conflict.class)
                .isThrownBy(() -> staff.deactivate(force.admin(), "leaver"))
                .satisfies(refusal -> assertThat(refusal.reason().arguments()).contains(1L));

        customers.assign(force.admin(), "L-1", "staff-rep");
        customers.addCollaborator(force.admin(), "L-1", "leaver");
        jdbc.sql("""
                        insert into care_task (customer_id, kind, due_on, assignee_id)
                        select c.id, 'CALL', date '2026-03-16', u.id from customer c, app_user u
                        where c.customer_no = 'L-1' and u.username = 'leaver'""").update();
        assertThatExceptionOfType(Conflict.class).isThrownBy(() -> staff.deactivate(force.admin(), "leaver"));
        jdbc.sql("delete from care_task where assignee_id = (select id from app_user where username = 'leaver')")
                .update();

        staff.deactivate(force.admin(), "leaver");
        assertThat(customers.get(force.admin(), "L-1").getCollaborators()).isEmpty();
        assertThat(people.find("leaver")).get().matches(user -> !user.isActive());
        staff.reactivate(force.admin(), "leaver");
        assertThat(people.find("leaver")).get().matches(User::isActive);
    }

    @Test
    void customersFollowTheirOwnerIntoAnotherTeam() {
        staff.invite(force.admin(), "mover", new Profile("Mover", Role.REP, "staff-east", null));
        customers.register(force.admin(), "M-1", Facts.of("Moved along", CustomerType.PERSON), "mover");

        staff.change(force.admin(), "mover", null, new Profile("Mover", Role.REP, "staff-west", null));

        assertThat(jdbc.sql("select t.name from customer c join team t on t.id = c.team_id where customer_no = 'M-1'")
                        .query(String.class)
                        .single())
                .isEqualTo("staff-west");
    }

    @Test
    void aTeamNeverStandsBelowItselfAndGoesOnlyWhenEmpty() {
        long top = teams.add(force.admin(), "Top", null);
        long middle = teams.add(force.admin(), "Middle", top);
        long bottom = teams.add(force.admin(), "Bottom", middle);

        assertThatExceptionOfType(InvalidInput.class).isThrownBy(() -> teams.change(force.admin(), top, "Top", bottom));
        assertThatExceptionOfType(InvalidInput.class).isThrownBy(() -> teams.change(force.admin(), top, "Top", top));
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> teams.change(force.admin(), bottom, "Middle", middle));
        assertThatExceptionOfType(Conflict.class).isThrownBy(() -> teams.remove(force.admin(), middle));

        teams.change(force.admin(), bottom, "Bottom", top);
        teams.remove(force.admin(), middle);
        assertThat(teams.branch(bottom).parent()).isEqualTo("Top");
        assertThat(teams.branch(bottom).depth()).isEqualTo(1);
    }

    @Test
    void theListGoesOnWhereItStoppedAndFindsByPartOfAName() {
        var first = directory.list("staff-", null, null, 3);
        var second = directory.list("staff-", null, first.nextCursor(), 3);

        assertThat(first.items()).hasSize(3);
        assertThat(second.items()).extracting(Directory.Entry::username).containsExactly("staff-rep", "staff-rep2");
        assertThat(second.nextCursor()).isNull();
    }

    private String field(String username, Profile profile) {
        try {
            staff.invite(force.admin(), username, profile);
            return "accepted";
        } catch (InvalidInput refusal) {
            return refusal.problems().getFirst().field();
        }
    }
}
