package dev.perennial.crm.web.handover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.httpBasic;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import dev.perennial.crm.customer.CustomerType;
import dev.perennial.crm.customer.Customers;
import dev.perennial.crm.customer.Facts;
import dev.perennial.crm.identity.People;
import dev.perennial.crm.identity.User;
import dev.perennial.crm.identity.Viewer;
import dev.perennial.crm.testing.SalesForce;
import dev.perennial.crm.web.testing.WebTest;
import java.util.List;
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
class HandoverPagesTest {

    @Autowired
    MockMvcTester mvc;

    @Autowired
    People people;

    @Autowired
    Customers customers;

    Viewer admin;

    @BeforeAll
    void hire() {
        SalesForce force = SalesForce.hired(people, "book");
        admin = force.admin();
        customers.register(admin, "BK-4", Facts.of("Book BK-4", CustomerType.COMPANY), "book-rep2");
        for (String number : List.of("BK-1", "BK-2", "BK-3")) {
            customers.register(force.admin(), number, Facts.of("Book " + number, CustomerType.COMPANY), "book-rep");
        }
    }

    @Test
    void aBookIsHandedOverByProgramsAndReadOnPages() {
        assertThat(rest("/api/v1/handovers", "book-head", "{\"from\":\"book-rep\",\"to\":\"book-rep2\"}"))
                .hasStatus(HttpStatus.FORBIDDEN);
        MvcTestResult done = rest(
                "/api/v1/handovers",
                "book-admin",
                "{\"from\":\"book-rep\",\"to\":\"book-rep2\",\"customerNos\":[\"BK-1\"]}");
        assertThat(done).hasStatus(HttpStatus.CREATED);
        assertThat(done).bodyJson().extractingPath("$.customers").isEqualTo(1);

        for (String language : List.of("en", "zh-CN")) {
            for (String page : List.of("/", "/handovers", "/customers/BK-1")) {
                assertThat(mvc.get().uri(page).with(user("book-rep2")).header(HttpHeaders.ACCEPT_LANGUAGE, language))
                        .as("%s in %s", page, language)
                        .hasStatusOk()
                        .bodyText()
                        .contains("Book BK-1", "/handovers/digests/")
                        .doesNotContain("??");
            }
        }
        assertThat(mvc.get().uri("/handovers").with(user("book-rep")))
                .bodyText()
                .doesNotContain("Book BK-1");
    }

    @Test
    void whatAHandoverWouldDoIsShownInBothLanguagesAndChangesNothing() {
        customers.addCollaborator(admin, "BK-4", "book-rep");
        for (String language : List.of("en", "zh-CN")) {
            assertThat(mvc.post()
                            .uri("/admin/handovers/preview")
                            .param("from", "book-rep")
                            .param("to", "book-rep2", "book-lead")
                            .param("note", "Mind the step")
                            .header(HttpHeaders.ACCEPT_LANGUAGE, language)
                            .with(user("book-admin").roles("ADMIN"))
                            .with(csrf()))
                    .as(language)
                    .hasStatusOk()
                    .bodyText()
                    .contains("Book BK-3", "Book BK-4", "Mind the step", "value=\"book-rep2\"", "value=\"book-lead\"")
                    .doesNotContain("??");
        }
        assertThat(rest(
                        "/api/v1/handovers/preview",
                        "book-admin",
                        "{\"from\":\"book-rep\",\"to\":\"book-rep2\",\"customerNos\":[\"BK-3\"]}"))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.digests[0].digest.customerNo")
                .isEqualTo("BK-3");
        assertThat(rest("/api/v1/handovers/preview", "book-head", "{\"from\":\"book-rep\",\"to\":\"book-rep2\"}"))
                .hasStatus(HttpStatus.FORBIDDEN);
        assertThat(customers.get(admin, "BK-3").getOwner())
                .extracting(User::getUsername)
                .isEqualTo("book-rep");
    }

    @Test
    void theSelectedOfAListComeIntoTheFormWithTheirOwner() {
        assertThat(mvc.post()
                        .uri("/admin/handovers/new")
                        .param("customer", "BK-2", "BK-3")
                        .with(user("book-admin").roles("ADMIN"))
                        .with(csrf()))
                .hasStatusOk()
                .bodyText()
                .contains("BK-2 BK-3")
                .containsPattern("value=\"book-rep\"[^>]* selected");
    }

    @Test
    void theFormKeepsWhatWasChosenAndSaysWhatIsWrong() {
        MvcTestResult refused = mvc.post()
                .uri("/admin/handovers")
                .param("from", "book-rep")
                .param("to", "book-rep")
                .with(user("book-admin").roles("ADMIN"))
                .with(csrf())
                .exchange();

        assertThat(refused)
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("to-error");
        assertThat(mvc.get().uri("/admin/handovers/new").with(user("book-rep")).accept(MediaType.TEXT_HTML))
                .hasStatus(HttpStatus.FORBIDDEN);
    }

    private MvcTestResult rest(String address, String who, String body) {
        return mvc.method(HttpMethod.POST)
                .uri(address)
                .with(httpBasic(who, SalesForce.PASSWORD))
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .exchange();
    }
}
