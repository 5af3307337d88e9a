package dev.perennial.crm.web.churnmodel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.httpBasic;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import com.jayway.jsonpath.JsonPath;
import dev.perennial.crm.identity.People;
import dev.perennial.crm.identity.Role;
import dev.perennial.crm.testing.CdnowSample;
import dev.perennial.crm.web.testing.WebTest;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@WebTest(properties = "crm.test.own-database=backtests")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ChurnModelApiTest {

    private static final String PASSWORD = "a long enough password";

    @Autowired
    MockMvcTester mvc;

    @Autowired
    People people;

    @Autowired
    JdbcTemplate jdbc;

    @BeforeAll
    void staff() {
        people.add(new People.NewUser("cm-admin", "He Wen", PASSWORD, Role.ADMIN, null));
        people.add(new People.NewUser("cm-rep", "Li Na", PASSWORD, Role.REP, null));
        CdnowSample.load(jdbc);
    }

    @Test
    void anAdministratorHasAModelTrainedAndScoreRunsSayTheyGoByIt() {
        String model = done(post("cm-admin", "/api/v1/churn-models", "{\"asOf\": \"1997-12-31\"}"));

        assertThat(JsonPath.<String>read(model, "$.verdict")).isEqualTo("ACCEPTED");
        assertThat(JsonPath.<String>read(model, "$.trainedOn")).isEqualTo("1997-12-31");
        assertThat(JsonPath.<Integer>read(model, "$.features.length()")).isEqualTo(18);
        double stack = JsonPath.<Double>read(model, "$.trial.stack.brier");
        double together = JsonPath.<Double>read(model, "$.trial.together.brier");
        assertThat(stack).isLessThan(together);

        String run = done(post("cm-admin", "/api/v1/score-runs", "{\"asOf\": \"1998-01-31\"}"));

        assertThat(JsonPath.<String>read(run, "$.models.churn.kind")).isEqualTo("STACK");
        assertThat(JsonPath.<Integer>read(run, "$.models.churn.version"))
                .isEqualTo(JsonPath.<Integer>read(model, "$.version"));
        assertThat(JsonPath.<Double>read(run, "$.models.churn.brier")).isEqualTo(stack);
        assertThat(JsonPath.<Double>read(run, "$.models.churn.baseline.brier")).isEqualTo(together);
        String customer = body(mvc.get()
                .uri("/api/v1/customers/00004")
                .with(httpBasic("cm-admin", PASSWORD))
                .header("Accept-Language", "zh-CN")
                .exchange());
        assertThat(JsonPath.<List<String>>read(customer, "$.score.reasons[*].text"))
                .isNotEmpty()
                .hasSizeLessThanOrEqualTo(4)
                .allMatch(text -> text.endsWith("：使流失风险升高") || text.endsWith("：使流失风险降低"));
    }

    @Test
    void aRunSaysWhetherTheDataOfItsDayHaveChanged() {
        String day = "{\"asOf\": \"1997-11-30\"}";
        String first = done(post("cm-admin", "/api/v1/score-runs", day));
        String again = done(post("cm-admin", "/api/v1/score-runs", day));
        int run = JsonPath.read(again, "$.id");
        assertThat(JsonPath.<Map<String, Object>>read(first, "$")).doesNotContainKey("sameDay");
        assertThat(JsonPath.<Object>read(again, "$.sameDay"))
                .isEqualTo(Map.<String, Object>of("run", JsonPath.<Integer>read(first, "$.id"), "data", "SAME"));
        assertThat(seen("cm-admin", run))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.data")
                .isEqualTo("SAME");
        assertThat(seen("cm-rep", run)).hasStatus(HttpStatus.FORBIDDEN);
        assertThat(page(run))
                .contains("saw the same data", "unchanged since this run")
                .doesNotContain("??");

        String correction = "update purchase_day set net = net + ? where business_day = '1997-06-02'";
        jdbc.update(correction, BigDecimal.ONE);
        try {
            assertThat(seen("cm-admin", run))
                    .bodyJson()
                    .extractingPath("$.data")
                    .isEqualTo("CHANGED");
            assertThat(page(run)).contains("changed since this run");
        } finally {
            jdbc.update(correction, BigDecimal.ONE.negate());
        }
    }

    private MvcTestResult seen(String user, int run) {
        return mvc.get()
                .uri("/api/v1/score-runs/" + run + "/data")
                .with(httpBasic(user, PASSWORD))
                .exchange();
    }

    private String page(int run) {
        return body(mvc.get()
                .uri("/admin/score-runs?check=true&run=" + run)
                .with(user("cm-admin").roles("ADMIN"))
                .header("Accept-Language", "en")
                .exchange());
    }

    @Test
    void anybodyMayLookAndOnlyAdministratorsTrain() {
        assertThat(post("cm-rep", "/api/v1/churn-models", "{}")).hasStatus(HttpStatus.FORBIDDEN);
        assertThat(get("/api/v1/churn-models?size=1")).hasStatusOk().bodyJson().hasPath("$.nextCursor");
        assertThat(get("/api/v1/churn-models/0")).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(post("cm-admin", "/api/v1/churn-models", "{\"asOf\": \"2999-01-01\"}"))
                .hasStatus(HttpStatus.BAD_REQUEST)
                .bodyText()
                .contains("asOf");
    }

    private String done(MvcTestResult started) {
        assertThat(started).hasStatus(HttpStatus.ACCEPTED);
        String location = Objects.requireNonNull(started.getResponse().getHeader("Location"));
        return await().atMost(Duration.ofMinutes(3))
                .until(() -> body(get(location)), body -> !body.matches("(?s).*\"(QUEUED|RUNNING)\".*"));
    }

    private MvcTestResult post(String user, String uri, String body) {
        return mvc.post()
                .uri(uri)
                .with(httpBasic(user, PASSWORD))
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .exchange();
    }

    private MvcTestResult get(String uri) {
        return mvc.get().uri(uri).with(httpBasic("cm-rep", PASSWORD)).exchange();
    }

    private static String body(MvcTestResult answer) {
        assertThat(answer).hasStatusOk();
        return new String(answer.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
    }
}
