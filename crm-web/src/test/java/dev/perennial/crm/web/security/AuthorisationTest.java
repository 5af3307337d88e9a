package dev.perennial.crm.web.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.httpBasic;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import dev.perennial.crm.account.BankAccounts;
import dev.perennial.crm.account.NewBankAccount;
import dev.perennial.crm.care.CareTasks;
import dev.perennial.crm.care.NewTask;
import dev.perennial.crm.care.TaskKind;
import dev.perennial.crm.customer.CustomerType;
import dev.perennial.crm.customer.Customers;
import dev.perennial.crm.customer.Facts;
import dev.perennial.crm.duplicate.DuplicateSearch;
import dev.perennial.crm.feedback.FeedbackDesk;
import dev.perennial.crm.feedback.FeedbackKind;
import dev.perennial.crm.feedback.NewFeedback;
import dev.perennial.crm.feedback.Severity;
import dev.perennial.crm.file.CustomerFiles;
import dev.perennial.crm.group.Groups;
import dev.perennial.crm.group.Members;
import dev.perennial.crm.identity.People;
import dev.perennial.crm.identity.People.NewUser;
import dev.perennial.crm.identity.Role;
import dev.perennial.crm.importing.ImportRequest;
import dev.perennial.crm.importing.ImportType;
import dev.perennial.crm.importing.Uploads;
import dev.perennial.crm.segmentation.run.ProgressListener;
import dev.perennial.crm.segmentation.run.ScoreRuns;
import dev.perennial.crm.shared.Business;
import dev.perennial.crm.testing.SalesForce;
import dev.perennial.crm.web.testing.WebTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
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

    @Autowired
    CustomerFiles files;

    @Autowired
    FeedbackDesk desk;

    @Autowired
    Groups groups;

    @Autowired
    Members members;

    @Autowired
    BankAccounts banks;

    @Autowired
    DuplicateSearch duplicates;

    @Autowired
    Uploads uploads;

    @Autowired
    ScoreRuns scoreRuns;

    @Autowired
    JdbcClient jdbc;

    /** Keys by the words that stand for them in what is asked. */
    final Map<String, Long> keys = new HashMap<>();

    /** A list, and what stands in it of the rep's. */
    private record Holding(String path, String mark) {}

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
            String shown = path.replace("MAY-OLD", "{old no}")
                    .replace("MAY-1", "{no}")
                    .replace("MAY-2", "{other no}")
                    .replace("may-rep", "{user}")
                    .replace("SHARED", "{shared group}")
                    .replace("PRIVATE", "{private group}");
            return method + " " + shown.replaceAll("TASK|FILE|SAID|SHEET|BANK|RUN", "{id}");
        }
    }

    private static final List<Asker> ASKERS = List.of(
            new Asker("rep", "may-rep", "REP"),
            new Asker("other rep", "may-rep2", "REP"),
            new Asker("manager", "may-lead", "MANAGER"),
            new Asker("other manager", "may-lead2", "MANAGER"),
            new Asker("administrator", "may-admin", "ADMIN"));

    private static final String BANDS = """
            {"elevated":0.2,"high":0.4,"critical":0.6,"valueElevated":1,"valueHigh":2,"valueCritical":3}""";

    private static final List<Ask> ASKS = List.of(
            Ask.get("/"),
            Ask.get("/care"),
            Ask.get("/customers"),
            Ask.get("/customers?q=MAY-1"),
            Ask.get("/customers/new"),
            Ask.get("/customers/MAY-1"),
            Ask.get("/customers/MAY-OLD"),
            Ask.get("/customers/MAY-1?kind=OWNER"),
            Ask.get("/customers/MAY-1/edit"),
            Ask.get("/customers/MAY-1/care-tasks"),
            new Ask("POST", "/customers/MAY-1/interactions", "channel=NOTE&body=Seen"),
            new Ask("POST", "/customers/MAY-1/confirm", ""),
            new Ask("POST", "/customers/MAY-1/owner", "owner=may-rep"),
            new Ask("POST", "/customers/MAY-1/collaborators", "username=nobody"),
            new Ask("POST", "/customers/bulk/tag", "customer=MAY-1&tag=&back=/customers"),
            new Ask("POST", "/customers/bulk/assign", "customer=MAY-1&owner=nobody&back=/customers"),
            new Ask("POST", "/customers/bulk/release", "customer=nowhere&back=/customers"),
            Ask.get("/customers/MAY-1/files/FILE"),
            new Ask("POST", "/customers/MAY-1/files/0/remove", ""),
            Ask.get("/customers/MAY-1/feedback/new"),
            Ask.get("/customers/MAY-1/merge?into=MAY-2"),
            new Ask("POST", "/customers/MAY-1/bank-accounts/BANK/reveal", ""),
            new Ask("POST", "/customers/MAY-1/groups", "group=SHARED"),
            Ask.get("/search?q=MAY-1"),
            Ask.get("/duplicates"),
            new Ask("POST", "/duplicates/dismiss", "one=MAY-1&other=MAY-1"),
            Ask.get("/feedback"),
            new Ask("POST", "/feedback/SAID/resolve", "resolution="),
            Ask.get("/groups"),
            Ask.get("/groups/SHARED"),
            Ask.get("/groups/PRIVATE"),
            new Ask("POST", "/groups/SHARED", "name=May+be&shared=true&version=-1"),
            Ask.get("/tiers"),
            Ask.get("/churn"),
            Ask.get("/churn/health"),
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
            Ask.get("/admin/system"),
            Ask.get("/admin/system/backups"),
            Ask.get("/admin/risk-bands"),
            new Ask("POST", "/admin/risk-bands", "reason="),
            Ask.get("/admin/imports"),
            Ask.get("/admin/imports/files/SHEET"),
            new Ask("POST", "/admin/handovers/preview", ""),
            Ask.get("/api/v1/customers"),
            Ask.get("/api/v1/customers/MAY-1"),
            Ask.get("/api/v1/customers/MAY-OLD"),
            new Ask("PATCH", "/api/v1/customers/MAY-1", "{\"industry\":\"Tea\"}"),
            new Ask("POST", "/api/v1/customers/MAY-1/confirm", ""),
            Ask.get("/api/v1/customers/MAY-1/timeline"),
            Ask.get("/api/v1/customers/MAY-1/owners"),
            new Ask("POST", "/api/v1/customers/MAY-1/interactions", "{\"channel\":\"NOTE\",\"body\":\"Seen\"}"),
            new Ask("POST", "/api/v1/customers/assign", "{\"customerNos\":[\"MAY-1\"],\"owner\":\"nobody\"}"),
            Ask.get("/api/v1/customers/MAY-1/files"),
            Ask.get("/api/v1/customers/MAY-1/files/FILE"),
            Ask.get("/api/v1/customers/MAY-1/people"),
            Ask.get("/api/v1/customers/MAY-1/bank-accounts"),
            new Ask("POST", "/api/v1/customers/MAY-1/bank-accounts/BANK/reveal", ""),
            Ask.get("/api/v1/customers/MAY-1/quotes"),
            new Ask("POST", "/api/v1/customers/MAY-1/not-duplicate-of/MAY-1", ""),
            new Ask("POST", "/api/v1/customers/MAY-1/merge", "{\"into\":\"MAY-1\"}"),
            Ask.get("/api/v1/duplicates"),
            Ask.get("/api/v1/feedback"),
            Ask.get("/api/v1/feedback/SAID"),
            new Ask("POST", "/api/v1/feedback/SAID/resolve", "{\"resolution\":\"\"}"),
            new Ask("POST", "/api/v1/feedback", "{\"customerNo\":\"MAY-1\",\"kind\":\"PRAISE\",\"text\":\"\"}"),
            Ask.get("/api/v1/groups"),
            Ask.get("/api/v1/groups/SHARED"),
            Ask.get("/api/v1/groups/PRIVATE"),
            new Ask("PUT", "/api/v1/groups/SHARED", "{\"name\":\"May be\",\"shared\":true,\"version\":-1}"),
            new Ask("PUT", "/api/v1/groups/PRIVATE", "{\"name\":\"May be\",\"shared\":true,\"version\":-1}"),
            new Ask("POST", "/api/v1/groups/SHARED/members", "{\"customerNos\":[\"MAY-1\"]}"),
            new Ask("POST", "/api/v1/groups/PRIVATE/members", "{\"customerNos\":[\"MAY-1\"]}"),
            Ask.get("/api/v1/imports"),
            new Ask("POST", "/api/v1/customers/tag", "{\"customerNos\":[\"MAY-1\"],\"tag\":\"seen\"}"),
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
            new Ask("POST", "/api/v1/handovers/preview", "{}"),
            Ask.get("/api/v1/deputies"),
            Ask.get("/api/v1/users"),
            new Ask("POST", "/api/v1/users", "{}"),
            Ask.get("/api/v1/teams"),
            new Ask("POST", "/api/v1/teams", "{}"),
            Ask.get("/api/v1/tier-policies"),
            Ask.get("/api/v1/risk-bands"),
            new Ask("PUT", "/api/v1/risk-bands", "{\"bands\":" + BANDS + ",\"reason\":\"\"}"),
            new Ask("POST", "/api/v1/risk-bands/preview", BANDS),
            Ask.get("/api/v1/score-runs"),
            Ask.get("/api/v1/score-runs/RUN"),
            Ask.get("/api/v1/score-runs/RUN/data"),
            Ask.get("/api/v1/churn-models"),
            new Ask("POST", "/api/v1/churn-models", "{\"asOf\":\"2999-01-01\"}"),
            Ask.get("/api/v1/backtests"),
            new Ask("POST", "/api/v1/backtests", "{\"asOf\":\"2999-01-01\"}"));

    private static final List<Holding> HOLDINGS = List.of(
            new Holding("/customers", "May they"),
            new Holding("/search?q=May", "May they"),
            new Holding("/duplicates", "May they"),
            new Holding("/feedback?status=all", "May they"),
            new Holding("/groups", "May private"),
            new Holding("/groups", "May shared"),
            new Holding("/api/v1/customers", "May they"),
            new Holding("/api/v1/duplicates", "May they"),
            new Holding("/api/v1/feedback", "May they"),
            new Holding("/api/v1/groups", "May private"),
            new Holding("/api/v1/care-tasks", "May they"));

    @BeforeAll
    void hire() {
        SalesForce force = SalesForce.hired(people, "may");
        people.add(new NewUser("may-lead2", "may-lead2", SalesForce.PASSWORD, Role.MANAGER, "may-west"));
        customers.register(force.admin(), "MAY-1", Facts.of("May they", CustomerType.COMPANY), "may-rep");
        customers.register(force.admin(), "MAY-2", Facts.of("May they Ltd", CustomerType.COMPANY), "may-rep");
        keys.put(
                "TASK",
                tasks.create(force.rep(), "MAY-1", new NewTask(TaskKind.CALL, "Call", business.today(), 10, null)));
        keys.put("FILE", files.add(force.rep(), "MAY-1", "may.pdf", new byte[] {1}));
        keys.put(
                "SAID",
                desk.record(
                        force.rep(),
                        "MAY-1",
                        new NewFeedback(FeedbackKind.COMPLAINT, null, null, null, Severity.LOW, "Late")));
        keys.put("SHARED", groups.create(force.rep(), "May shared", true).id());
        keys.put("PRIVATE", groups.create(force.rep(), "May private", false).id());
        members.add(force.rep(), keys.get("SHARED"), List.of("MAY-1"));
        keys.put(
                "BANK",
                banks.add(force.rep(), "MAY-1", new NewBankAccount("They", "Bank", "6222020200112233445"))
                        .id());
        jdbc.sql("""
                        insert into customer_alias (customer_no, customer_id)
                        select 'MAY-OLD', id from customer where customer_no = 'MAY-1'""").update();
        duplicates.searchAll();
        Uploads.Sent sheet = uploads.send(
                force.admin(),
                ImportRequest.of(ImportType.CUSTOMERS, "may.csv"),
                new ByteArrayInputStream("No,Who\n1,They\n".getBytes(StandardCharsets.UTF_8)),
                true);
        keys.put(
                "RUN",
                scoreRuns
                        .run(null, false, ScoreRuns.SYSTEM, ProgressListener.NONE)
                        .id());
        keys.put("SHEET", ((Uploads.Sent.Waiting) sheet).uploadId());
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

                Asked of the running product by `AuthorisationTest`. The customer and all that is theirs belong to the rep, who made the
                groups and looks after the other customer too; the manager is above that rep, the other manager above another team.
                **yes** is an answer, also one that refuses what was sent; 403 is not for this role; 404 is not there for this person.
                What a list, sum or search holds is filtered by the same rule.

                """);
        head(text, "asked");
        for (Ask ask : ASKS) {
            text.append("| `").append(ask.title());
            text.append("` |");
            ASKERS.forEach(asker -> text.append(' ').append(answer(asker, ask)).append(" |"));
            text.append('\n');
        }
        text.append("""

                What lists hold of what is the rep's: the customer or what belongs to one by the rule of who sees whom, a group by
                whoever made it or for everybody. Of a pair of duplicates both are shown to those who see both; of one that they do
                not see they read only who looks after it.

                """);
        head(text, "list, and what is looked for");
        for (Holding holding : HOLDINGS) {
            text.append("| `GET ")
                    .append(holding.path())
                    .append("`: ")
                    .append(holding.mark())
                    .append(" |");
            ASKERS.forEach(asker -> text.append(holds(asker, holding) ? " yes |" : " no |"));
            text.append('\n');
        }
        return text.toString();
    }

    private static void head(StringBuilder text, String first) {
        text.append("| ").append(first).append(" |");
        ASKERS.forEach(asker -> text.append(' ').append(asker.title()).append(" |"));
        text.append("\n|---|").append("---|".repeat(ASKERS.size())).append('\n');
    }

    private boolean holds(Asker asker, Holding holding) {
        MvcTestResult answer = asked(asker, Ask.get(holding.path()));
        assertThat(answer).as(asker.title() + " " + holding.path()).hasStatusOk();
        return bodyOf(answer).contains(holding.mark());
    }

    private static String bodyOf(MvcTestResult answer) {
        try {
            return answer.getResponse().getContentAsString(StandardCharsets.UTF_8);
        } catch (UnsupportedEncodingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private String named(String text) {
        String named = text.replace("SOON", business.today().plusDays(2).toString());
        for (Map.Entry<String, Long> key : keys.entrySet()) {
            named = named.replace(key.getKey(), String.valueOf(key.getValue()));
        }
        return named;
    }

    private String answer(Asker asker, Ask ask) {
        int status = asked(asker, ask).getResponse().getStatus();
        assertThat(status).as(asker.title() + " " + ask.title()).isLessThan(500).isNotEqualTo(401);
        return status == 403 || status == 404 ? String.valueOf(status) : "yes";
    }

    private MvcTestResult asked(Asker asker, Ask ask) {
        var request = mvc.method(HttpMethod.valueOf(ask.method())).uri(named(ask.path()));
        if (ask.isForPrograms()) {
            return request.with(httpBasic(asker.username(), SalesForce.PASSWORD))
                    .contentType(MediaType.APPLICATION_JSON)
                    .content(named(ask.body()))
                    .exchange();
        }
        return request.with(user(asker.username()).roles(asker.role()))
                .with(csrf())
                .accept(MediaType.TEXT_HTML)
                .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                .content(named(ask.body()))
                .exchange();
    }
}
