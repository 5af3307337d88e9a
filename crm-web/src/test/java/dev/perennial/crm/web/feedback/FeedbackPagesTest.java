package dev.perennial.crm.web.feedback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import com.jayway.jsonpath.JsonPath;
import dev.perennial.crm.customer.CustomerType;
import dev.perennial.crm.customer.Customers;
import dev.perennial.crm.customer.Facts;
import dev.perennial.crm.identity.People;
import dev.perennial.crm.testing.SalesForce;
import dev.perennial.crm.web.testing.WebTest;
import java.io.UnsupportedEncodingException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@WebTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FeedbackPagesTest {

    private static final String API = "/api/v1/feedback";

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Customers customers;

    @Autowired
    People people;

    SalesForce staff;

    @BeforeAll
    void hire() {
        staff = SalesForce.hired(people, "fbpages");
    }

    @Test
    void aComplaintIsRecordedOnTheProfileFoundInTheListAndResolvedThere() throws UnsupportedEncodingException {
        String number = customer();
        MvcTestResult recorded = mvc.post()
                .uri("/customers/" + number + "/feedback")
                .param("kind", "COMPLAINT")
                .param("severity", "HIGH")
                .param("channel", "")
                .param("category", "delivery")
                .param("receivedAt", "2026-03-16T08:00")
                .param("text", "Two boxes arrived wet")
                .with(user("fbpages-rep"))
                .with(csrf())
                .exchange();
        assertThat(recorded).hasStatus3xxRedirection();

        String list = "/feedback?customer=" + number;
        assertThat(page(list))
                .hasStatusOk()
                .bodyText()
                .contains("Two boxes arrived wet", "delivery", "Severity high", "waiting 2 h");
        assertThat(page("/")).bodyText().contains("Unanswered complaints", "Two boxes arrived wet");
        assertThat(page(list + "&kind=PRAISE")).bodyText().doesNotContain("Two boxes arrived wet");

        int id = JsonPath.read(page(API + "?customerNo=" + number).getResponse().getContentAsString(), "$.items[0].id");
        MvcTestResult blank = mvc.post()
                .uri("/feedback/" + id + "/resolve")
                .param("resolution", "  ")
                .param("back", list)
                .with(user("fbpages-rep"))
                .with(csrf())
                .exchange();
        assertThat(blank).hasRedirectedUrl(list);
        assertThat(mvc.get()
                        .uri(list)
                        .cookie(java.util.Objects.requireNonNull(
                                blank.getResponse().getCookie("SESSION")))
                        .header("Accept-Language", "en")
                        .with(user("fbpages-rep")))
                .hasStatusOk()
                .bodyText()
                .contains("open=\"open\"", "id=\"resolution-" + id + "-error\"", "Say in 1 to");
        assertThat(mvc.post()
                        .uri("/feedback/" + id + "/resolve")
                        .param("resolution", "Sent new ones")
                        .param("back", list)
                        .with(user("fbpages-rep"))
                        .with(csrf()))
                .hasStatus3xxRedirection()
                .redirectedUrl()
                .isEqualTo(list);
        assertThat(page(list)).bodyText().doesNotContain("Two boxes arrived wet");
        assertThat(page(list + "&status=RESOLVED"))
                .bodyText()
                .contains("Two boxes arrived wet", "Sent new ones", "resolved in 2 h");
    }

    @Test
    void whatCannotBeRecordedStaysInTheFormWithTheReason() {
        MvcTestResult refused = mvc.post()
                .uri("/customers/" + customer() + "/feedback")
                .param("kind", "PRAISE")
                .param("receivedAt", "2999-01-01T00:00")
                .param("text", " ")
                .with(user("fbpages-rep"))
                .with(csrf())
                .exchange();

        assertThat(refused).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(refused)
                .bodyText()
                .contains("id=\"text-error\"", "id=\"receivedAt-error\"", "<option value=\"PRAISE\" selected");
    }

    @Test
    void programsDoWhatThePageDoes() throws UnsupportedEncodingException {
        MvcTestResult made = post(
                API,
                "{\"customerNo\":\"" + customer() + "\",\"kind\":\"SUGGESTION\",\"channel\":\"SURVEY\",\"text\":\"Sell"
                        + " smaller boxes\"}",
                "fbpages-rep");
        assertThat(made).hasStatus(HttpStatus.CREATED);
        int id = JsonPath.read(made.getResponse().getContentAsString(), "$.id");

        assertThat(post(API + "/" + id + "/take-up", "", "fbpages-rep"))
                .bodyJson()
                .extractingPath("$.status")
                .isEqualTo("IN_PROGRESS");
        assertThat(post(API + "/" + id + "/resolve", "{\"resolution\":\"\"}", "fbpages-rep"))
                .hasStatus(HttpStatus.BAD_REQUEST);
        assertThat(post(API + "/" + id + "/resolve", "{\"resolution\":\"We do\"}", "fbpages-rep"))
                .bodyJson()
                .extractingPath("$.resolutionMinutes")
                .isEqualTo(0);
        assertThat(post(API + "/" + id + "/resolve", "{\"resolution\":\"Again\"}", "fbpages-rep"))
                .hasStatus(HttpStatus.CONFLICT);
        assertThat(post(API + "/" + id + "/reopen", "", "fbpages-rep2")).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(post(API + "/" + id + "/reopen", "", "fbpages-lead"))
                .bodyJson()
                .extractingPath("$.status")
                .isEqualTo("OPEN");
    }

    @Test
    void whatWasSaidStandsOnTheTimelineByTypeAndChannel() {
        String number = customer();
        post(
                API,
                "{\"customerNo\":\"" + number + "\",\"kind\":\"PRAISE\",\"channel\":\"SOCIAL\",\"text\":\"Lovely\"}",
                "fbpages-rep");
        String timeline = "/api/v1/customers/" + number + "/timeline";

        assertThat(page(timeline + "?type=FEEDBACK"))
                .bodyJson()
                .extractingPath("$.items[*].feedback")
                .asArray()
                .containsExactly("PRAISE");
        assertThat(page(timeline + "?channel=SOCIAL"))
                .bodyJson()
                .extractingPath("$.items[*].kind")
                .asArray()
                .containsExactly("FEEDBACK");
        assertThat(page(timeline + "?type=ORDER,BEHAVIOUR"))
                .bodyJson()
                .extractingPath("$.items")
                .asArray()
                .isEmpty();
        assertThat(page("/customers/" + number + "?kind=FEEDBACK&channel=SOCIAL"))
                .bodyText()
                .contains("Lovely", "Praise");
    }

    @Test
    void aFormNeverSendsAnybodyToAnotherSite() throws UnsupportedEncodingException {
        MvcTestResult made = post(
                API, "{\"customerNo\":\"" + customer() + "\",\"kind\":\"PRAISE\",\"text\":\"Lovely\"}", "fbpages-rep");
        int id = JsonPath.read(made.getResponse().getContentAsString(), "$.id");

        assertThat(mvc.post()
                        .uri("/feedback/" + id + "/take-up")
                        .param("back", "//evil.example")
                        .with(user("fbpages-rep"))
                        .with(csrf()))
                .redirectedUrl()
                .isEqualTo("/");
    }

    private String customer() {
        return customers
                .register(staff.rep(), null, Facts.of("Harbour Tea", CustomerType.COMPANY), null)
                .getCustomerNo();
    }

    private MvcTestResult page(String address) {
        return mvc.get().uri(address).with(user("fbpages-rep")).exchange();
    }

    private MvcTestResult post(String address, String body, String username) {
        return mvc.post()
                .uri(address)
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .with(user(username))
                .exchange();
    }
}
