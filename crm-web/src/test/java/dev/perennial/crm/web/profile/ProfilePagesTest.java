package dev.perennial.crm.web.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.httpBasic;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import dev.perennial.crm.customer.CustomerType;
import dev.perennial.crm.customer.Customers;
import dev.perennial.crm.customer.Facts;
import dev.perennial.crm.identity.People;
import dev.perennial.crm.identity.Viewer;
import dev.perennial.crm.testing.SalesForce;
import dev.perennial.crm.testing.StatementLog;
import dev.perennial.crm.testing.TestClock;
import dev.perennial.crm.web.testing.WebTest;
import java.time.Duration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@WebTest(properties = "crm.test.own-database=profilepages")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ProfilePagesTest {

    @Autowired
    MockMvcTester mvc;

    @Autowired
    People people;

    @Autowired
    Customers customers;

    @Autowired
    TestClock clock;

    SalesForce staff;

    @BeforeAll
    void hire() {
        staff = SalesForce.hired(people, "prof");
    }

    @Test
    void aProfileSaysWhatIsMissingAndThatItIsStillRight() {
        String number = taken(staff.rep(), "Half known");
        clock.advance(Duration.ofDays(400));

        assertThat(page("/customers/" + number, "prof-rep", "en"))
                .hasStatusOk()
                .bodyText()
                .contains("0 % complete", "To be refreshed", "Last confirmed 400 days ago", "phone", "contact person");
        assertThat(page("/customers?stale=true", "prof-rep", "en")).bodyText().contains("Half known", "0 % complete");
        assertThat(page("/", "prof-rep", "en")).bodyText().contains("Profiles to refresh", "Half known");

        assertThat(mvc.post()
                        .uri("/customers/" + number + "/confirm")
                        .with(user("prof-rep"))
                        .with(csrf()))
                .hasStatus3xxRedirection();

        assertThat(page("/customers/" + number, "prof-rep", "en"))
                .bodyText()
                .contains("Last confirmed today")
                .doesNotContain("To be refreshed");
        assertThat(page("/customers?stale=true", "prof-rep", "en")).bodyText().doesNotContain("Half known");
        assertThat(page("/customers?stale=false", "prof-rep", "en")).bodyText().contains("Half known");
    }

    @Test
    void nobodyConfirmsTheCustomersOfOthers() {
        String number = taken(staff.rep(), "Not yours");

        assertThat(mvc.post()
                        .uri("/customers/" + number + "/confirm")
                        .with(user("prof-rep2"))
                        .with(csrf()))
                .hasStatus(HttpStatus.NOT_FOUND);
        assertThat(mvc.post().uri("/api/v1/customers/" + number + "/confirm").with(basic("prof-rep2")))
                .hasStatus(HttpStatus.NOT_FOUND);
    }

    @Test
    void programsReadConfirmAndFilter() {
        String number = taken(staff.rep(), "Read by programs");
        clock.advance(Duration.ofDays(400));

        assertThat(api("/api/v1/customers/" + number))
                .bodyJson()
                .extractingPath("$.profile.stale")
                .isEqualTo(true);
        assertThat(api("/api/v1/customers/" + number))
                .bodyJson()
                .extractingPath("$.profile.missing[0]")
                .isEqualTo("PHONE");
        assertThat(api("/api/v1/customers?stale=true&completenessTo=10"))
                .bodyText()
                .contains(number);
        assertThat(api("/api/v1/customers?stale=true&completenessFrom=50"))
                .bodyText()
                .doesNotContain(number);
        assertThat(mvc.post().uri("/api/v1/customers/" + number + "/confirm").with(basic("prof-rep")))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.profile.stale")
                .isEqualTo(false);
        assertThat(api("/api/v1/customers?stale=maybe")).hasStatus(HttpStatus.BAD_REQUEST);
        assertThat(api("/api/v1/customers?completenessTo=101")).hasStatus(HttpStatus.BAD_REQUEST);
    }

    @Test
    void theProfilesToRefreshArePagedInAFewStatements() {
        for (int n = 0; n < 12; n++) {
            taken(staff.rep2(), "Refresh " + n);
        }
        int fresh = statements("/");
        clock.advance(Duration.ofDays(400));

        assertThat(statements("/")).isEqualTo(fresh);
        String first = bodyOf(page("/", "prof-rep2", "en"));
        assertThat(first.split("never confirmed|confirmed 16 Mar 2026", -1)).hasSize(6);
        assertThat(first).contains("/?refresh=");
    }

    @Test
    void anAdministratorSeesWhatARuleDoesBeforeItHolds() {
        String number = taken(staff.rep(), "Weighed");

        assertThat(save("preview", "true", "company[PHONE]", "1", "person[PHONE]", "1", "staleDays", "30"))
                .hasStatusOk()
                .bodyText()
                .contains("name=\"company[PHONE]\" value=\"1\"");
        assertThat(save("company[PHONE]", "11", "person[PHONE]", "1", "staleDays", "30"))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("A whole number from 0 to 10.", "value=\"11\"", "aria-invalid=\"true\"");
        assertThat(save("staleDays", "30")).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(page("/customers/" + number, "prof-rep", "en")).bodyText().contains("contact person");

        assertThat(save("company[TERMS]", "4", "person[PHONE]", "1", "staleDays", "30"))
                .hasStatus3xxRedirection();
        assertThat(page("/customers/" + number, "prof-rep", "en"))
                .bodyText()
                .contains("payment and terms")
                .doesNotContain("contact person,");
        assertThat(api("/api/v1/profile-rules"))
                .bodyJson()
                .extractingPath("$.staleDays")
                .isEqualTo(30);
        assertThat(mvc.put()
                        .uri("/api/v1/profile-rules")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"person\":{\"PHONE\":1},\"company\":{\"TERMS\":4},\"staleDays\":365}")
                        .with(basic("prof-rep")))
                .hasStatus(HttpStatus.FORBIDDEN);
        assertThat(mvc.put()
                        .uri("/api/v1/profile-rules")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"person\":{\"PHONE\":1},\"company\":{\"PHONE\":4},\"staleDays\":365}")
                        .with(basic("prof-admin")))
                .hasStatusOk();
    }

    @Test
    void bothLanguagesAreComplete() {
        String number = taken(staff.rep(), "Bilingual");
        for (String address : new String[] {"/admin/profile-rules", "/customers?stale=false", "/customers/" + number}) {
            for (String language : new String[] {"en", "zh-CN"}) {
                assertThat(page(address, "prof-admin", language))
                        .as(address + " " + language)
                        .hasStatusOk()
                        .bodyText()
                        .doesNotContain("??", "style=\"");
            }
        }
    }

    private MvcTestResult save(String... typed) {
        var request = mvc.post().uri("/admin/profile-rules");
        for (int at = 0; at < typed.length; at += 2) {
            request.param(typed[at], typed[at + 1]);
        }
        return request.header(HttpHeaders.ACCEPT_LANGUAGE, "en")
                .with(user("prof-admin").roles("ADMIN"))
                .with(csrf())
                .exchange();
    }

    private int statements(String address) {
        try (StatementLog log = StatementLog.open()) {
            assertThat(page(address, "prof-rep2", "en")).hasStatusOk();
            return log.statements().size();
        }
    }

    private static String bodyOf(MvcTestResult result) {
        return new String(result.getResponse().getContentAsByteArray(), java.nio.charset.StandardCharsets.UTF_8);
    }

    private MvcTestResult page(String address, String who, String language) {
        return mvc.get()
                .uri(address)
                .accept(MediaType.TEXT_HTML)
                .header(HttpHeaders.ACCEPT_LANGUAGE, language)
                .with(user(who).roles(who.equals("prof-admin") ? "ADMIN" : "REP"))
                .exchange();
    }

    private MvcTestResult api(String address) {
        return mvc.get().uri(address).with(basic("prof-rep")).exchange();
    }

    private static org.springframework.test.web.servlet.request.RequestPostProcessor basic(String who) {
        return httpBasic(who, SalesForce.PASSWORD);
    }

    private String taken(Viewer owner, String name) {
        return customers
                .register(owner, null, Facts.of(name, CustomerType.COMPANY), null)
                .getCustomerNo();
    }
}
