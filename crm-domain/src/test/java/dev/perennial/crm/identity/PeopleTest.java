package dev.perennial.crm.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.perennial.crm.identity.People.NewUser;
import dev.perennial.crm.shared.InvalidInput;
import dev.perennial.crm.shared.NotFound;
import dev.perennial.crm.testing.DatabaseTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@DatabaseTest
class PeopleTest {

    @Autowired
    People people;

    @Autowired
    JdbcClient jdbc;

    @Test
    void userNamesAreOneWhateverTheirCase() {
        people.add(new NewUser("Ada", "Ada Lovelace", "a long password", Role.REP, null));

        assertThat(people.find("aDA")).get().extracting(User::getUsername).isEqualTo("ada");
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> people.add(new NewUser("ADA", "Ada", "a long password", Role.REP, null)))
                .satisfies(refusal -> assertThat(refusal.problems())
                        .singleElement()
                        .satisfies(problem -> {
                            assertThat(problem.field()).isEqualTo("username");
                            assertThat(problem.message().code()).isEqualTo("error.user.taken");
                        }));
    }

    @Test
    void theTeamMustExist() {
        assertThatExceptionOfType(NotFound.class)
                .isThrownBy(() -> people.add(new NewUser("bob", "Bob", "a long password", Role.REP, "Nowhere")));
        assertThat(people.find("bob")).isEmpty();
    }

    @Test
    void aOneTimePasswordMustBeChangedAndThenNeedsNoChange() {
        people.addWithOneTimePassword(new NewUser("carol", "Carol", "one-time password", Role.ADMIN, null));
        assertThat(people.find("carol")).get().matches(User::isMustChangePassword);

        people.changePassword("carol", "one-time password", "a password of her own");

        assertThat(people.find("carol")).get().matches(user -> !user.isMustChangePassword());
    }

    @Test
    void aPasswordIsRefusedWhenShortOrTheSameOrTheOldOneIsWrong() {
        people.add(new NewUser("dan", "Dan", "the first password", Role.REP, null));

        assertThat(refusalOf("the wrong password", "a second password")).isEqualTo("error.password.wrong");
        assertThat(refusalOf("the first password", "short")).isEqualTo("error.password.length");
        assertThat(refusalOf("the first password", "x".repeat(129))).isEqualTo("error.password.length");
        assertThat(refusalOf("the first password", "the first password")).isEqualTo("error.password.same");
    }

    @Test
    void whoChangedWhatIsWrittenDownWithoutAnyPassword() {
        people.add(new NewUser("erin", "Erin", "a secret password", Role.MANAGER, null));
        people.changePassword("erin", "a secret password", "another secret password");

        assertThat(jdbc.sql("select username, action, changes from change_log where entity_key = 'erin' order by id")
                        .query()
                        .listOfRows())
                .extracting(row -> row.get("username") + " " + row.get("action") + " " + row.get("changes"))
                .containsExactly("system added {\"role\": \"MANAGER\"}", "erin password changed {}");
    }

    private String refusalOf(String oldPassword, String newPassword) {
        try {
            people.changePassword("dan", oldPassword, newPassword);
            return "accepted";
        } catch (InvalidInput refusal) {
            return refusal.problems().getFirst().message().code();
        }
    }
}
