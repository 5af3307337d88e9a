package dev.perennial.crm.web.staff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.httpBasic;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import dev.perennial.crm.customer.CustomerType;
import dev.perennial.crm.customer.Customers;
import dev.perennial.crm.customer.Facts;
import dev.perennial.crm.identity.People;
import dev.perennial.crm.testing.SalesForce;
import dev.perennial.crm.web.testing.WebTest;
import jakarta.servlet.http.Cookie;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@WebTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StaffPagesTest {

    @Autowired
    MockMvcTester mvc;

    @Autowired
    People people;

    @Autowired
    Customers customers;

    SalesForce force;

    @BeforeAll
    void hire() {
        force = SalesForce.hired(people, "people");
        customers.register(force.admin(), "SP-1", Facts.of("Owned", CustomerType.PERSON), "people-rep");
    }

    @Test
    void everyPageShowsInBothLanguages() {
        for (String language : List.of("en", "zh-CN")) {
            for (String page : List.of(
                    "/admin/users",
                    "/admin/users?q=people&standing=ACTIVE",
                    "/admin/users/new",
                    "/admin/users/people-rep",
                    "/admin/teams",
                    "/admin/territories",
                    "/admin/handovers",
                    "/admin/handovers/new?from=people-rep",
                    "/handovers",
                    "/",
                    "/customers/SP-1")) {
                assertThat(mvc.get()
                                .uri(page)
                                .with(user("people-admin").roles("ADMIN"))
                                .header(HttpHeaders.ACCEPT_LANGUAGE, language))
                        .as("%s in %s", page, language)
                        .hasStatusOk()
                        .bodyText()
                        .contains("lang=\"" + language + "\"")
                        .doesNotContain("??");
            }
        }
    }

    @Test
    void theOneTimePasswordIsShownOnceAndOpensTheDoor() {
        MvcTestResult invited = post("/admin/users", "username", "people-new", "displayName", "New", "role", "REP");

        assertThat(invited).hasRedirectedUrl("/admin/users/people-new");
        Object password = flash(invited).get("oneTimePassword");
        assertThat(mvc.post()
                        .uri("/login")
                        .param("username", "people-new")
                        .param("password", String.valueOf(password))
                        .with(csrf()))
                .hasRedirectedUrl("/");
        assertThat(post("/admin/users", "username", "people-new", "displayName", "New", "role", "REP"))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("username-error");
    }

    @Test
    void whoIsDeactivatedIsSignedOutEverywhere() {
        post("/admin/users", "username", "people-out", "displayName", "Out", "role", "REP");
        String password =
                String.valueOf(flash(post("/admin/users/people-out/password")).get("oneTimePassword"));
        people.changePassword("people-out", password, SalesForce.PASSWORD);
        Cookie session = Objects.requireNonNull(mvc.post()
                .uri("/login")
                .param("username", "people-out")
                .param("password", SalesForce.PASSWORD)
                .with(csrf())
                .exchange()
                .getResponse()
                .getCookie("SESSION"));
        assertThat(mvc.get().uri("/care").cookie(session)).hasStatusOk();

        post("/admin/users/people-out/deactivate");

        assertThat(mvc.get().uri("/care").cookie(session).accept(MediaType.TEXT_HTML))
                .hasStatus3xxRedirection();
        assertThat(rest(HttpMethod.GET, "/api/v1/customers", "people-out", "")).hasStatus(HttpStatus.UNAUTHORIZED);
    }

    @Test
    void whoOwnsCustomersStaysAndThePageSaysWhy() {
        MvcTestResult refused = post("/admin/users/people-rep/deactivate");

        assertThat(refused).hasRedirectedUrl("/admin/users/people-rep");
        assertThat(flash(refused)).containsKey("problem");
        assertThat(people.find("people-rep")).get().matches(person -> person.isActive());
    }

    @Test
    void aWrongNameIsToldBesideItsField() {
        MvcTestResult refused = post("/customers/SP-1/collaborators", "username", "nobody-like-that");

        assertThat(refused).hasRedirectedUrl("/customers/SP-1#people");
        assertThat(mvc.get()
                        .uri("/customers/SP-1")
                        .with(user("people-admin").roles("ADMIN"))
                        .cookie(Objects.requireNonNull(refused.getResponse().getCookie("SESSION"))))
                .bodyText()
                .contains("collaborator-error", "value=\"nobody-like-that\"");
        assertThat(flash(post("/customers/SP-1/owner", "owner", "nobody-like-that")))
                .containsKey("ownerProblem");
    }

    @Test
    void programsInviteChangeAndCloseAccounts() {
        MvcTestResult invited = rest(HttpMethod.POST, "/api/v1/users", "people-admin", """
                {"username":"People-Api","displayName":"Api","role":"REP","team":"people-east"}""");
        assertThat(invited).hasStatus(HttpStatus.CREATED);
        assertThat(invited).bodyJson().extractingPath("$.oneTimePassword").isNotNull();

        assertThat(rest(HttpMethod.PATCH, "/api/v1/users/people-api", "people-admin", """
                {"team":null,"role":"MANAGER","active":false}"""))
                .bodyJson()
                .extractingPath("$.standing")
                .isEqualTo("DEACTIVATED");
        assertThat(rest(HttpMethod.PATCH, "/api/v1/users/people-api", "people-admin", "{\"shoeSize\":44}"))
                .hasStatus(HttpStatus.BAD_REQUEST);
        assertThat(rest(HttpMethod.GET, "/api/v1/users?q=people-api", "people-admin", ""))
                .bodyJson()
                .extractingPath("$.items[0].role")
                .isEqualTo("MANAGER");
        assertThat(rest(HttpMethod.GET, "/api/v1/users", "people-head", "")).hasStatus(HttpStatus.FORBIDDEN);
    }

    @Test
    void programsArrangeTeams() {
        MvcTestResult made = rest(HttpMethod.POST, "/api/v1/teams", "people-admin", """
                {"name":"people-south","parent":"people-root"}""");
        assertThat(made).hasStatus(HttpStatus.CREATED);
        String address = String.valueOf(made.getResponse().getHeader("Location"));

        assertThat(rest(HttpMethod.PATCH, address, "people-admin", "{\"parent\":\"people-east\"}"))
                .bodyJson()
                .extractingPath("$.parent")
                .isEqualTo("people-east");
        assertThat(rest(HttpMethod.PATCH, address, "people-admin", "{\"parent\":\"people-south\"}"))
                .hasStatus(HttpStatus.BAD_REQUEST);
        assertThat(rest(HttpMethod.DELETE, address, "people-admin", "")).hasStatus(HttpStatus.NO_CONTENT);
    }

    @Test
    void programsAssignManyAndReadTheHistory() {
        customers.register(force.admin(), "SP-2", Facts.of("Free", CustomerType.PERSON), null);
        assertThat(rest(HttpMethod.POST, "/api/v1/customers/assign", "people-head", """
                {"customerNos":["SP-2","SP-none"],"owner":"people-rep2"}"""))
                .bodyJson()
                .extractingPath("$.items[*].result")
                .asArray()
                .containsExactly("ASSIGNED", "NOT_FOUND");
        assertThat(rest(HttpMethod.GET, "/api/v1/customers/SP-2/owners", "people-rep2", ""))
                .bodyJson()
                .extractingPath("$.items[0].changedBy")
                .isEqualTo("people-head");
        assertThat(rest(HttpMethod.GET, "/api/v1/customers/SP-2/owners", "people-rep", ""))
                .hasStatus(HttpStatus.NOT_FOUND);
        assertThat(rest(HttpMethod.POST, "/api/v1/customers/assign", "people-rep", "{\"customerNos\":[\"SP-1\"]}"))
                .hasStatus(HttpStatus.FORBIDDEN);
    }

    private static Map<String, Object> flash(MvcTestResult result) {
        return Map.copyOf(result.getMvcResult().getFlashMap());
    }

    private MvcTestResult post(String address, String... parameters) {
        var request = mvc.post()
                .uri(address)
                .with(user("people-admin").roles("ADMIN"))
                .with(csrf());
        for (int i = 0; i < parameters.length; i += 2) {
            request.param(parameters[i], parameters[i + 1]);
        }
        return request.exchange();
    }

    private MvcTestResult rest(HttpMethod method, String address, String who, String body) {
        return mvc.method(method)
                .uri(address)
                .with(httpBasic(who, SalesForce.PASSWORD))
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .exchange();
    }
}
