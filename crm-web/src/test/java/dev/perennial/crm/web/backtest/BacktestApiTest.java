package dev.perennial.crm.web.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.httpBasic;

import com.jayway.jsonpath.JsonPath;
import dev.perennial.crm.identity.People;
import dev.perennial.crm.identity.Role;
import dev.perennial.crm.testing.CdnowSample;
import dev.perennial.crm.web.testing.WebTest;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.assertj.core.data.Offset;
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
class BacktestApiTest {

    private static final String PASSWORD = "a long enough password";

    @Autowired
    MockMvcTester mvc;

    @Autowired
    People people;

    @Autowired
    JdbcTemplate jdbc;

    @BeforeAll
    void staff() {
        people.add(new People.NewUser("bt-admin", "He Wen", PASSWORD, Role.ADMIN, null));
        people.add(new People.NewUser("bt-rep", "Li Na", PASSWORD, Role.REP, null));
        CdnowSample.load(jdbc);
    }

    /**
     * The CDNOW sample, 39 weeks learned and 39 judged. The purchase models' figures are those that independent implementations give;
     * the learned model's are what it was built to reach: AUC .775, Brier .157, ECE .035.
     */
    @Test
    void judgesTheModelsOnPublishedData() {
        String result = done(post("bt-admin", "{\"asOf\": \"1997-09-30\", \"horizonDays\": 273}"));

        assertThat(number(result, "$.customers")).isEqualTo(2_357);
        assertThat(number(result, "$.baseRate")).isCloseTo(.710, Offset.offset(.0005));
        is(result, "bgnbd", Map.of("auc", .757, "brier", .161, "ece", .053));
        is(result, "paretoNbd", Map.of("auc", .771, "brier", .162, "ece", .068, "rmse", 1.603, "totalError", -.115));
        is(result, "frequencyRecency", Map.of("auc", .779));
        assertThat(number(result, "$.models.churn.auc")).isGreaterThanOrEqualTo(.775);
        assertThat(number(result, "$.models.churn.brier")).isLessThanOrEqualTo(.157);
        assertThat(number(result, "$.models.churn.ece")).isLessThanOrEqualTo(.035);
        assertThat(JsonPath.<String>read(result, "$.churnKind")).isEqualTo("STACK");
        assertThat(number(result, "$.reliability.length()")).isEqualTo(10);
        assertThat(number(result, "$.lift[9].captured")).isEqualTo(1);
        assertThat(JsonPath.<String>read(result, "$.trial.asOf")).isEqualTo("1997-07-02");
    }

    @Test
    void oneDayAgainGivesTheSameFiguresToTheLastBit() {
        String wanted = "{\"asOf\": \"1997-12-31\", \"horizonDays\": 90}";

        String once = done(post("bt-admin", wanted));
        String again = done(post("bt-admin", wanted));

        assertThat(JsonPath.<Object>read(again, "$.models")).isEqualTo(JsonPath.<Object>read(once, "$.models"));
        assertThat(JsonPath.<Object>read(again, "$.reliability"))
                .isEqualTo(JsonPath.<Object>read(once, "$.reliability"));
    }

    /** What came later may be judged by, never learned from. */
    @Test
    void nothingAfterTheDayIsLearnedFrom() {
        String wanted = "{\"asOf\": \"1997-12-31\", \"horizonDays\": 30}";
        String before = done(post("bt-admin", wanted));

        jdbc.update("delete from purchase_day where business_day > date '1998-01-30'");
        String after = done(post("bt-admin", wanted));

        CdnowSample.load(jdbc);
        assertThat(JsonPath.<Object>read(after, "$.models")).isEqualTo(JsonPath.<Object>read(before, "$.models"));
    }

    @Test
    void withoutPurchasesAndWithFewThereAreNoInventedFigures() {
        String nobody = done(post("bt-admin", "{\"asOf\": \"1996-06-30\", \"horizonDays\": 90}"));
        String few = done(post("bt-admin", "{\"asOf\": \"1997-01-05\", \"horizonDays\": 90}"));

        assertThat(number(nobody, "$.customers")).isZero();
        assertThat(JsonPath.<Map<String, Object>>read(nobody, "$.models")).isEmpty();
        assertThat(JsonPath.<Map<String, Object>>read(few, "$.models")).containsOnlyKeys("recency", "frequencyRecency");
        assertThat(JsonPath.<String>read(few, "$.verdict")).isEqualTo("TOO_FEW_CUSTOMERS");
    }

    @Test
    void aWindowThatHasNotEndedOrIsNoneIsRefused() {
        assertThat(post("bt-admin", "{\"asOf\": \"2999-01-01\", \"horizonDays\": 90}"))
                .hasStatus(HttpStatus.BAD_REQUEST)
                .bodyText()
                .contains("asOf");
        assertThat(post("bt-admin", "{\"horizonDays\": 3}"))
                .hasStatus(HttpStatus.BAD_REQUEST)
                .bodyText()
                .contains("horizonDays");
        assertThat(post("bt-admin", "{\"asof\": \"1997-09-30\"}")).hasStatus(HttpStatus.BAD_REQUEST);
    }

    @Test
    void anybodyMayLookAndOnlyAdministratorsStart() {
        assertThat(post("bt-rep", "{\"asOf\": \"1997-09-30\"}")).hasStatus(HttpStatus.FORBIDDEN);
        assertThat(mvc.get().uri("/api/v1/backtests?size=1").with(httpBasic("bt-rep", PASSWORD)))
                .hasStatusOk()
                .bodyJson()
                .hasPath("$.nextCursor");
        assertThat(mvc.get().uri("/api/v1/backtests/0").with(httpBasic("bt-rep", PASSWORD)))
                .hasStatus(HttpStatus.NOT_FOUND);
        assertThat(mvc.get().uri("/api/v1/backtests?cursor=x").with(httpBasic("bt-rep", PASSWORD)))
                .hasStatus(HttpStatus.BAD_REQUEST);
    }

    @Test
    void pagesFollowEachOtherFromTheNewestOn() {
        String first = done(post("bt-admin", "{\"asOf\": \"1996-06-29\", \"horizonDays\": 90}"));
        String second = done(post("bt-admin", "{\"asOf\": \"1996-06-28\", \"horizonDays\": 90}"));

        String page = body(get("/api/v1/backtests?size=1"));
        String next = body(get("/api/v1/backtests?size=1&cursor=" + JsonPath.read(page, "$.nextCursor")));

        assertThat(JsonPath.<Integer>read(page, "$.items[0].id")).isEqualTo(JsonPath.<Integer>read(second, "$.id"));
        assertThat(JsonPath.<Integer>read(next, "$.items[0].id")).isEqualTo(JsonPath.<Integer>read(first, "$.id"));
    }

    private void is(String result, String model, Map<String, Double> figures) {
        figures.forEach((name, value) -> assertThat(number(result, "$.models." + model + "." + name))
                .as(model + " " + name)
                .isCloseTo(value, Offset.offset(.001)));
    }

    private String done(MvcTestResult started) {
        assertThat(started).hasStatus(HttpStatus.ACCEPTED);
        String location = Objects.requireNonNull(started.getResponse().getHeader("Location"));
        return await().atMost(Duration.ofMinutes(3))
                .until(() -> body(get(location)), body -> !body.matches("(?s).*\"(QUEUED|RUNNING)\".*"));
    }

    private MvcTestResult post(String user, String body) {
        return mvc.post()
                .uri("/api/v1/backtests")
                .with(httpBasic(user, PASSWORD))
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .exchange();
    }

    private MvcTestResult get(String uri) {
        return mvc.get().uri(uri).with(httpBasic("bt-rep", PASSWORD)).exchange();
    }

    private static String body(MvcTestResult answer) {
        assertThat(answer).hasStatusOk();
        return new String(answer.getResponse().getContentAsByteArray(), java.nio.charset.StandardCharsets.UTF_8);
    }

    private static double number(String json, String path) {
        return JsonPath.<Number>read(json, path).doubleValue();
    }
}
