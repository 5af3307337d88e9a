package dev.perennial.crm.web.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.httpBasic;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import dev.perennial.crm.care.CareTasks;
import dev.perennial.crm.care.NewTask;
import dev.perennial.crm.care.TaskKind;
import dev.perennial.crm.customer.CustomerType;
import dev.perennial.crm.customer.Customers;
import dev.perennial.crm.customer.Facts;
import dev.perennial.crm.identity.People;
import dev.perennial.crm.identity.People.NewUser;
import dev.perennial.crm.identity.Role;
import dev.perennial.crm.shared.Business;
import dev.perennial.crm.testing.SalesForce;
import dev.perennial.crm.web.testing.WebTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/**
 * Who may do what, asked of the running product and published as {@code docs/authorisation.md}. The customer and the task
 * belong to the first rep; the first manager is above that rep, the second above another team. Write the document again
 * with {@code -Ddocs.write=true}.
 */
@WebTest(properties = "crm.test.own-database=authorisation")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AuthorisationTest {

    private static final Path DOCUMENT = Path.of("..", "docs", "authorisation.md");

    @Autowired
    MockMvcTester mvc;

    @Autowired
    People people;

    @Autowired
    Customers customers;

    @Autowired
    CareTasks tasks;

    @Autowired
    Business business;

    long task;

    private record Asker(String title, String username, String role) {}

    /** What is asked: a page, or a call to programs with what it sends. */
    private record Ask(String method, String path, String body) {

        static Ask get(String path) {
            return new Ask("GET", path, "");
        }

        boolean isForPrograms() {
            return path.startsWith("/api/");
        }

        String title() {
            return method + " "
                    + path.replace("TASK", "{id}").replace("MAY-1", "{no}").replace("may-rep", "{user}");
        }
    }

    private static final List<Asker> ASKERS = List.of(
            new Asker("rep", "may-rep", "REP"),
            new Asker("other rep", "may-rep2", "REP"),
            new Asker("manager", "may-lead", "MANAGER"),
            new Asker("other manager", "may-lead2", "MANAGER"),
            new Asker("administrator", "may-admin", "ADMIN"));

    private static final List<Ask> ASKS = List.of(
            Ask.get("/"),
            Ask.get("/care"),
            Ask.get("/customers"),
            Ask.get("/customers?q=MAY-1"),
            Ask.get("/customers/new"),
            Ask.get("/customers/MAY-1"),
            Ask.get("/customers/MAY-1/edit"),
            Ask.get("/customers/MAY-1/care-tasks"),
            new Ask("POST", "/customers/MAY-1/interactions", "channel=NOTE&body=Seen"),
            new Ask("POST", "/customers/MAY-1/confirm", ""),
            new Ask("POST", "/customers/MAY-1/owner", "owner=may-rep"),
            new Ask("POST", "/customers/MAY-1/collaborators", "username=nobody"),
            Ask.get("/tiers"),
            Ask.get("/churn"),
            Ask.get("/pool"),
            new Ask("POST", "/pool/MAY-1/claim", ""),
            Ask.get("/handovers"),
            Ask.get("/deputies"),
            Ask.get("/admin/users"),
            Ask.get("/admin/users/may-rep"),
            Ask.get("/admin/teams"),
            Ask.get("/admin/territories"),
            Ask.get("/admin/handovers"),
            Ask.get("/admin/handovers/new"),
            Ask.get("/admin/pool-rules"),
            Ask.get("/admin/profile-rules"),
            Ask.get("/admin/tier-policy"),
            Ask.get("/admin/score-runs"),
            Ask.get("/admin/imports"),
            Ask.get("/api/v1/customers"),
            Ask.get("/api/v1/customers/MAY-1"),
            new Ask("PATCH", "/api/v1/customers/MAY-1", "{\"industry\":\"Tea\"}"),
            new Ask("POST", "/api/v1/customers/MAY-1/confirm", ""),
            Ask.get("/api/v1/customers/MAY-1/timeline"),
            Ask.get("/api/v1/customers/MAY-1/owners"),
            new Ask("POST", "/api/v1/customers/MAY-1/interactions", "{\"channel\":\"NOTE\",\"body\":\"Seen\"}"),
            new Ask("POST", "/api/v1/customers/assign", "{\"customerNos\":[\"MAY-1\"],\"owner\":\"nobody\"}"),
            Ask.get("/api/v1/care-tasks"),
            Ask.get("/api/v1/care-tasks/TASK"),
            new Ask("POST", "/api/v1/care-tasks/TASK/snooze", "{\"until\":\"SOON\"}"),
            Ask.get("/api/v1/tiers"),
            Ask.get("/api/v1/pool"),
            Ask.get("/api/v1/pool/rules"),
            Ask.get("/api/v1/profile-rules"),
            new Ask("PUT", "/api/v1/profile-rules", "{}"),
            Ask.get("/api/v1/handovers"),
            Ask.get("/api/v1/handovers/digests"),
            new Ask("POST", "/api/v1/handovers", "{}"),
            Ask.get("/api/v1/deputies"),
            Ask.get("/api/v1/users"),
            new Ask("POST", "/api/v1/users", "{}"),
            Ask.get("/api/v1/teams"),
            new Ask("POST", "/api/v1/teams", "{}"),
            Ask.get("/api/v1/tier-policies"));

    @BeforeAll
    void hire() {
        SalesForce force = SalesForce.hired(people, "may");
        people.add(new NewUser("may-lead2", "may-lead2", SalesForce.PASSWORD, Role.MANAGER, "may-west"));
        customers.register(force.admin(), "MAY-1", Facts.of("May they", CustomerType.COMPANY), "may-rep");
        task = tasks.create(force.rep(), "MAY-1", new NewTask(TaskKind.CALL, "Call", business.today(), 10, null));
    }

    @Test
    void everybodyMayWhatThePublishedMatrixSays() throws IOException {
        String matrix = matrix();
        if (Boolean.getBoolean("docs.write")) {
            Files.writeString(DOCUMENT, matrix);
        }
        assertThat(DOCUMENT).content().isEqualTo(matrix);
    }

    private String matrix() {
        StringBuilder text = new StringBuilder("""
                # Who may do what

                Asked of the running product by `AuthorisationTest`. The customer and the task belong to the rep; the manager is above
                that rep, the other manager above another team. **yes** is an answer, also one that refuses what was sent; 403 is not
                for this role; 404 is not there for this person. What a list, sum or search holds is filtered by the same rule.

                """);
        text.append("| asked |");
        ASKERS.forEach(asker -> text.append(' ').append(asker.title()).append(" |"));
        text.append("\n|---|").append("---|".repeat(ASKERS.size())).append('\n');
        for (Ask ask : ASKS) {
            text.append("| `").append(ask.title());
            text.append("` |");
            ASKERS.forEach(asker -> text.append(' ').append(answer(asker, ask)).append(" |"));
            text.append('\n');
        }
        return text.toString();
    }

    private String answer(Asker asker, Ask ask) {
        int status = asked(asker, ask).getResponse().getStatus();
        assertThat(status).as(asker.title() + " " + ask.title()).isLessThan(500).isNotEqualTo(401);
        return status == 403 || status == 404 ? String.valueOf(status) : "yes";
    }

    private MvcTestResult asked(Asker asker, Ask ask) {
        var request =
                mvc.method(HttpMethod.valueOf(ask.method())).uri(ask.path().replace("TASK", String.valueOf(task)));
        if (ask.isForPrograms()) {
            return request.with(httpBasic(asker.username(), SalesForce.PASSWORD))
                    .contentType(MediaType.APPLICATION_JSON)
                    .content(ask.body()
                            .replace("SOON", business.today().plusDays(2).toString()))
                    .exchange();
        }
        return request.with(user(asker.username()).roles(asker.role()))
                .with(csrf())
                .accept(MediaType.TEXT_HTML)
                .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                .content(ask.body())
                .exchange();
    }
}
