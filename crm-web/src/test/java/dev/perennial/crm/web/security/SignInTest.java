package dev.perennial.crm.web.security;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.httpBasic;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import dev.perennial.crm.identity.People;
import dev.perennial.crm.identity.Role;
import dev.perennial.crm.web.testing.WebTest;
import jakarta.servlet.http.Cookie;
import java.util.Base64;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@WebTest
class SignInTest {

    private static final String PASSWORD = "a long enough password";

    @Autowired
    MockMvcTester mvc;

    @Autowired
    People people;

    @Autowired
    JdbcClient jdbc;

    String name;

    @BeforeEach
    void someone() {
        name = "p" + UUID.randomUUID().toString().substring(0, 8);
        people.add(new People.NewUser(name, "Lin Yue", PASSWORD, Role.REP, null));
    }

    @Test
    void aStrangerIsSentToTheSignInPage() {
        assertThat(mvc.get().uri("/password").accept(MediaType.TEXT_HTML)).hasStatus3xxRedirection();
    }

    @Test
    void theSignInPageSpeaksTheBrowsersLanguage() {
        assertThat(mvc.get().uri("/login").header(HttpHeaders.ACCEPT_LANGUAGE, "zh-CN,zh;q=0.9"))
                .hasStatusOk()
                .bodyText()
                .contains("lang=\"zh-CN\"", "登录");
        assertThat(mvc.get().uri("/login").header(HttpHeaders.ACCEPT_LANGUAGE, "fr, en;q=0.5"))
                .bodyText()
                .contains("lang=\"en\"", "Sign in");
    }

    @Test
    void aChosenLanguageOutlivesTheSession() {
        MvcTestResult chosen = mvc.post()
                .uri("/language")
                .param("language", "zh-CN")
                .param("back", "/password")
                .with(user(name))
                .with(csrf())
                .exchange();

        assertThat(chosen).hasRedirectedUrl("/password").cookies().hasValue("language", "zh-CN");
        assertThat(people.find(name).orElseThrow().getLanguage()).isEqualTo("zh-CN");
    }

    @Test
    void choosingALanguageNeverLeadsToAnotherSite() {
        assertThat(mvc.post()
                        .uri("/language")
                        .param("language", "en")
                        .param("back", "//elsewhere.example/")
                        .with(csrf()))
                .hasRedirectedUrl("/");
    }

    @Test
    void theRightPasswordOpensTheProduct() {
        assertThat(signIn(PASSWORD)).hasRedirectedUrl("/");
    }

    @Test
    void theTokenOfFormsIsThereBeforeTheFirstPageSoThatTwoOfThemShareIt() throws Exception {
        MvcTestResult page = mvc.get().uri("/login").exchange();
        Matcher token = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"")
                .matcher(page.getResponse().getContentAsString());
        assertThat(token.find()).isTrue();

        MvcTestResult signedIn = mvc.post()
                .uri("/login")
                .cookie(page.getResponse().getCookies())
                .param("username", name)
                .param("password", PASSWORD)
                .param("_csrf", token.group(1))
                .exchange();

        assertThat(signedIn).hasRedirectedUrl("/");
        assertThat(tokens(signedIn.getResponse().getCookie("SESSION"))).isOne();
    }

    private long tokens(@Nullable Cookie session) {
        String id = new String(
                Base64.getDecoder().decode(Objects.requireNonNull(session).getValue()), UTF_8);
        return jdbc.sql("""
                        select count(*) from spring_session_attributes
                        where attribute_name like '%CSRF_TOKEN'
                          and session_primary_id = (select primary_id from spring_session where session_id = ?)""").param(id).query(Long.class).single();
    }

    @Test
    void aWrongPasswordIsToldWithoutSayingWhatIsWrong() {
        assertThat(signIn("not this one")).hasRedirectedUrl("/login?error");
        assertThat(mvc.get().uri("/login?error=")).bodyText().contains("role=\"alert\"");
    }

    @Test
    void guessingIsSlowedDownEvenForTheRightPassword() {
        for (int attempt = 0; attempt < 5; attempt++) {
            signIn("guess " + attempt);
        }

        assertThat(signIn(PASSWORD)).hasRedirectedUrl("/login?throttled");
        assertThat(mvc.get().uri("/api/v1/nothing").with(httpBasic(name, PASSWORD)))
                .hasStatus(HttpStatus.TOO_MANY_REQUESTS);
    }

    @Test
    void aFormWithoutItsTokenIsRefused() {
        assertThat(mvc.post().uri("/password").with(user(name))).hasStatus(HttpStatus.FORBIDDEN);
    }

    @Test
    void everyPageCarriesTheStrictHeaders() {
        MvcTestResult page = mvc.get().uri("/login").exchange();

        assertThat(page.getResponse().getHeader("Content-Security-Policy"))
                .contains("default-src 'self'")
                .doesNotContain("unsafe");
        assertThat(page.getResponse().getHeader("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(page.getResponse().getHeader("Referrer-Policy")).isEqualTo("same-origin");
    }

    @Test
    void aOneTimePasswordOpensNothingButItsReplacement() {
        String fresh = name + "x";
        people.addWithOneTimePassword(new People.NewUser(fresh, "New Admin", PASSWORD, Role.ADMIN, null));

        assertThat(mvc.get().uri("/admin/imports").with(user(fresh).roles("ADMIN")))
                .hasRedirectedUrl("/password");
        assertThat(mvc.get().uri("/password").with(user(fresh))).hasStatusOk();
        assertThat(mvc.get().uri("/api/v1/customers").with(httpBasic(fresh, PASSWORD)))
                .hasStatus(HttpStatus.FORBIDDEN)
                .bodyText()
                .contains("replace the one-time password");
    }

    @Test
    void aNewPasswordReplacesTheOldOneAndMistakesStandAtTheirField() {
        assertThat(changePassword("wrong", "another long password", "another long password"))
                .hasStatusOk()
                .bodyText()
                .contains("oldPassword-error");
        assertThat(changePassword(PASSWORD, "short", "short")).bodyText().contains("newPassword-error");
        assertThat(changePassword(PASSWORD, "another long password", "not the same"))
                .bodyText()
                .contains("repeated-error")
                .doesNotContain("another long password");

        assertThat(changePassword(PASSWORD, "another long password", "another long password"))
                .hasRedirectedUrl("/");
        assertThat(signIn("another long password")).hasRedirectedUrl("/");
    }

    @Test
    void restAsksForCredentialsInAProblemDocumentAndIgnoresSessions() {
        assertThat(mvc.get().uri("/api/v1/nothing"))
                .hasStatus(HttpStatus.UNAUTHORIZED)
                .hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
        assertThat(mvc.get().uri("/api/v1/nothing").with(httpBasic(name, PASSWORD)))
                .hasStatus(HttpStatus.NOT_FOUND);
    }

    private MvcTestResult signIn(String password) {
        return mvc.post()
                .uri("/login")
                .param("username", name)
                .param("password", password)
                .with(csrf())
                .exchange();
    }

    private MvcTestResult changePassword(String oldPassword, String newPassword, String repeated) {
        return mvc.post()
                .uri("/password")
                .param("oldPassword", oldPassword)
                .param("newPassword", newPassword)
                .param("repeated", repeated)
                .with(user(name))
                .with(csrf())
                .exchange();
    }
}
