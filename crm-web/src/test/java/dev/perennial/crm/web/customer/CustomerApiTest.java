package dev.perennial.crm.web.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.httpBasic;

import dev.perennial.crm.customer.CustomerType;
import dev.perennial.crm.customer.Customers;
import dev.perennial.crm.customer.Facts;
import dev.perennial.crm.identity.People;
import dev.perennial.crm.testing.SalesForce;
import dev.perennial.crm.web.testing.WebTest;
import org.jspecify.annotations.Nullable;
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
class CustomerApiTest {

    private static final String BASE = "/api/v1/customers";

    @Autowired
    MockMvcTester mvc;

    @Autowired
    People people;

    @Autowired
    Customers customers;

    SalesForce staff;

    @BeforeAll
    void hire() {
        staff = SalesForce.hired(people, "api");
    }

    @Test
    void aPutTakesUpACustomerAndTwiceChangesNothing() {
        String body = """
                {"name":"Anna Meier","type":"PERSON","birthDate":"1990-02-28","tags":["vip"],
                 "contacts":[{"kind":"EMAIL","value":"anna@meier.example"}],"owner":"api-rep"}""";

        assertThat(put("api-1", body, null)).hasStatus(HttpStatus.CREATED).hasHeader("Location", BASE + "/api-1");
        MvcTestResult again = put("api-1", body, null);

        assertThat(again).hasStatusOk().hasHeader("ETag", "\"0\"");
        assertThat(again).bodyJson().isLenientlyEqualTo("""
                        {"customerNo":"api-1","name":"Anna Meier","type":"PERSON","birthDate":"1990-02-28","tags":["vip"],
                         "contacts":[{"kind":"EMAIL","value":"anna@meier.example"}],"owner":"api-rep","version":0}""");
        assertThat(again).bodyJson().doesNotHavePath("$.score");
    }

    @Test
    void aMergePatchChangesWhatItNamesAndRemovesWhatIsNull() {
        put("api-2", "{\"name\":\"Before\",\"region\":\"East\",\"industry\":\"Tea\"}", null);

        assertThat(patch("api-2", "{\"name\":\"After\",\"region\":null}", "\"0\""))
                .hasStatusOk()
                .bodyJson()
                .doesNotHavePath("$.region")
                .isLenientlyEqualTo("{\"name\":\"After\",\"industry\":\"Tea\",\"version\":1}");
    }

    @Test
    void aWriteOnTopOfAnOutdatedVersionIsAConflict() {
        put("api-3", "{\"name\":\"First\"}", null);
        patch("api-3", "{\"name\":\"Second\"}", null);

        assertThat(patch("api-3", "{\"name\":\"Late\"}", "\"0\"")).hasStatus(HttpStatus.CONFLICT);
        assertThat(put("api-3", "{\"name\":\"Late\"}", "\"0\"")).hasStatus(HttpStatus.CONFLICT);
        assertThat(patch("api-3", "{\"name\":\"Third\"}", "\"1\"")).hasStatusOk();
    }

    @Test
    void unknownFieldsAndWrongValuesAreProblemsThatNameTheField() {
        assertProblem(put("api-4", "{\"name\":\"X\",\"colour\":\"red\"}", null), "colour");
        assertProblem(put("api-4", "{\"name\":\"\"}", null), "name");
        assertProblem(put("api-4", "{\"name\":\"X\",\"type\":\"ROBOT\"}", null), "type");
        put("api-4", "{\"name\":\"X\"}", null);
        assertProblem(patch("api-4", "{\"colour\":\"red\"}", null), "colour");
        assertProblem(patch("api-4", "{\"birthDate\":\"soon\"}", null), "birthDate");
        assertProblem(patch("api-4", "[]", null), "body");
        assertProblem(call(HttpMethod.GET, "?tier=COPPER", null, null), "tier");
        assertProblem(call(HttpMethod.GET, "?risk=HUGE", null, null), "risk");
        assertProblem(call(HttpMethod.GET, "?sort=loyalty", null, null), "sort");
        assertProblem(call(HttpMethod.GET, "?owner=nobody", null, null), "owner");
        assertProblem(call(HttpMethod.GET, "?cursor=x", null, null), "cursor");
        assertProblem(call(HttpMethod.GET, "?size=0", null, null), "size");
    }

    @Test
    void aListSaysWhereItGoesOn() {
        for (int n = 0; n < 3; n++) {
            customers.register(staff.rep2(), "paged-" + n, Facts.of("Paged " + n, CustomerType.COMPANY), null);
        }

        MvcTestResult first = call(HttpMethod.GET, "?q=paged&sort=name&size=2", null, null);
        assertThat(first)
                .bodyJson()
                .extractingPath("$.items[*].customerNo")
                .asArray()
                .containsExactly("paged-0", "paged-1");
        assertThat(first).bodyJson().extractingPath("$.items[0].stage").isEqualTo("POTENTIAL");
        String cursor = text(first).replaceAll("(?s).*\"nextCursor\":\"([^\"]+)\".*", "$1");

        MvcTestResult last = call(HttpMethod.GET, "?q=paged&sort=name&size=2&cursor=" + cursor, null, null);
        assertThat(last)
                .bodyJson()
                .extractingPath("$.items[*].customerNo")
                .asArray()
                .containsExactly("paged-2");
        assertThat(last)
                .bodyJson()
                .hasPathSatisfying("$.nextCursor", path -> path.assertThat().isNull());
    }

    @Test
    void whatIsWrittenDownStandsOnTheTimeline() {
        put("api-5", "{\"name\":\"Talked to\"}", null);

        assertThat(call(
                        HttpMethod.POST,
                        "/api-5/interactions",
                        "{\"channel\":\"PHONE\",\"outcome\":\"REACHED\",\"body\":\"Hello\",\"occurredAt\":\"2026-03-01T08:00:00Z\"}",
                        null))
                .hasStatus(HttpStatus.CREATED);
        assertThat(call(HttpMethod.GET, "/api-5/timeline", null, null))
                .bodyJson()
                .isLenientlyEqualTo("""
                        {"items":[{"kind":"INTERACTION","at":"2026-03-01T08:00:00Z","channel":"PHONE","direction":"OUTBOUND",
                         "outcome":"REACHED","body":"Hello","person":"api-admin"}],"nextCursor":null}""");
        assertProblem(call(HttpMethod.GET, "/api-5/timeline?kind=PARTY", null, null), "kind");
        assertProblem(call(HttpMethod.POST, "/api-5/interactions", "{\"channel\":\"PHONE\"}", null), "outcome");
    }

    private static void assertProblem(MvcTestResult result, String field) {
        assertThat(result)
                .hasStatus(HttpStatus.BAD_REQUEST)
                .hasContentTypeCompatibleWith(MediaType.APPLICATION_PROBLEM_JSON);
        assertThat(result).bodyJson().extractingPath("$.errors[0].field").isEqualTo(field);
    }

    private MvcTestResult put(String number, String body, @Nullable String ifMatch) {
        return call(HttpMethod.PUT, "/" + number, body, ifMatch);
    }

    private MvcTestResult patch(String number, String body, @Nullable String ifMatch) {
        return call(HttpMethod.PATCH, "/" + number, body, ifMatch);
    }

    private MvcTestResult call(HttpMethod method, String path, @Nullable String body, @Nullable String ifMatch) {
        var request = mvc.method(method).uri(BASE + path).with(httpBasic("api-admin", SalesForce.PASSWORD));
        if (ifMatch != null) {
            request = request.header(HttpHeaders.IF_MATCH, ifMatch);
        }
        if (body != null) {
            String type =
                    method == HttpMethod.PATCH ? "application/merge-patch+json" : MediaType.APPLICATION_JSON_VALUE;
            request = request.contentType(type).content(body);
        }
        return request.exchange();
    }

    private static String text(MvcTestResult result) {
        return new String(result.getResponse().getContentAsByteArray(), java.nio.charset.StandardCharsets.UTF_8);
    }
}
