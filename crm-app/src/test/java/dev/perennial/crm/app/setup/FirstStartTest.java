package dev.perennial.crm.app.setup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.crm.app.testing.ApplicationTest;
import dev.perennial.crm.identity.People;
import dev.perennial.crm.identity.Role;
import dev.perennial.crm.identity.User;
import dev.perennial.crm.shared.Business;
import java.time.ZoneId;
import java.util.Currency;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;

@ApplicationTest(properties = {"db-scheduler.enabled=false", "crm.test.own-database=first-start"})
class FirstStartTest {

    @Autowired
    FirstStart firstStart;

    @Autowired
    Business business;

    @Autowired
    People people;

    @Autowired
    PasswordEncoder passwords;

    @Autowired
    JdbcClient jdbc;

    @BeforeEach
    void nobodyIsThere() {
        jdbc.sql("delete from app_user").update();
    }

    @Test
    void theFirstAdministratorGetsAPasswordForOneSignIn() {
        Optional<String> told = firstStart.admitAdministrator();

        User admin = people.find("admin").orElseThrow();
        assertThat(admin.getRole()).isEqualTo(Role.ADMIN);
        assertThat(admin.isMustChangePassword()).isTrue();
        assertThat(told)
                .hasValueSatisfying(password -> assertThat(password)
                        .matches("[a-z0-9]{20,}")
                        .matches(clear -> passwords.matches(clear, admin.getPasswordHash())));
    }

    @Test
    void laterStartsAdmitNobody() {
        firstStart.admitAdministrator();

        assertThat(firstStart.admitAdministrator()).isEmpty();
        assertThat(people.active()).hasSize(1);
    }

    @Test
    void ofTwoNodesThatStartAtATimeOneAdmitsTheAdministrator() {
        CompletableFuture<Optional<String>> one = CompletableFuture.supplyAsync(firstStart::admitAdministrator);
        CompletableFuture<Optional<String>> other = CompletableFuture.supplyAsync(firstStart::admitAdministrator);

        assertThat(Stream.of(one, other).map(CompletableFuture::join).flatMap(Optional::stream))
                .hasSize(1);
        assertThat(people.active()).hasSize(1);
    }

    @Test
    void aPasswordTheOperatorGaveNeedNotBeChangedAndIsNotTold() {
        CrmSettings settings = new CrmSettings(
                "", null, "given by the operator", ZoneId.of("Asia/Tokyo"), Currency.getInstance("JPY"), false);

        assertThat(new FirstStart(settings, business, people, jdbc).admitAdministrator())
                .isEmpty();

        User admin = people.find("admin").orElseThrow();
        assertThat(admin.isMustChangePassword()).isFalse();
        assertThat(passwords.matches("given by the operator", admin.getPasswordHash()))
                .isTrue();
    }

    @Test
    void demoDataAreForTheEmbeddedDatabaseUnlessTheOperatorSaysOtherwise() {
        assertThat(settings(null, true).wantsDemo()).isTrue();
        assertThat(settings(null, false).wantsDemo()).isFalse();
        assertThat(settings(false, true).wantsDemo()).isFalse();
        assertThat(settings(true, false).wantsDemo()).isTrue();
    }

    private static CrmSettings settings(@Nullable Boolean demo, boolean embedded) {
        return new CrmSettings("", demo, "", ZoneId.of("Asia/Tokyo"), Currency.getInstance("JPY"), embedded);
    }
}
