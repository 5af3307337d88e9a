package dev.perennial.crm.web.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import dev.perennial.crm.customer.Customer;
import dev.perennial.crm.customer.CustomerType;
import dev.perennial.crm.customer.Customers;
import dev.perennial.crm.customer.Facts;
import dev.perennial.crm.identity.People;
import dev.perennial.crm.testing.SalesForce;
import dev.perennial.crm.testing.StatementLog;
import dev.perennial.crm.web.testing.WebTest;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@WebTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CustomerPagesTest {

    @Autowired
    MockMvcTester mvc;

    @Autowired
    People people;

    @Autowired
    Customers customers;

    SalesForce staff;

    @BeforeAll
    void hire() {
        staff = SalesForce.hired(people, "pages");
    }

    @Test
    void aNewCustomerIsTakenUpAndShown() {
        MvcTestResult saved = mvc.post()
                .uri("/customers")
                .param("name", "沐春茶饮")
                .param("type", "COMPANY")
                .param("tags", "chain, organic，net 30")
                .param("contacts[0].kind", "PHONE")
                .param("contacts[0].value", "+86 571 8888 8842")
                .param("contacts[1].kind", "EMAIL")
                .param("contacts[1].value", "")
                .with(user("pages-rep"))
                .with(csrf())
                .exchange();

        assertThat(saved).hasStatus3xxRedirection();
        assertThat(get(String.valueOf(saved.getResponse().getRedirectedUrl()), "pages-rep"))
                .hasStatusOk()
                .bodyText()
                .contains("沐春茶饮", "8888 8842", "organic", "net 30", "No purchase yet");
    }

    @Test
    void wrongValuesStandBesideTheirFieldsAndTheInputIsKept() {
        MvcTestResult refused = mvc.post()
                .uri("/customers")
                .param("name", " ")
                .param("type", "PERSON")
                .param("region", "Hangzhou")
                .param("birthDate", "2999-01-01")
                .param("contacts[0].kind", "PHONE")
                .param("contacts[0].value", "")
                .param("contacts[1].kind", "EMAIL")
                .param("contacts[1].value", "nobody at home")
                .with(user("pages-rep"))
                .with(csrf())
                .exchange();

        assertThat(refused).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(refused)
                .bodyText()
                .contains("id=\"name-error\"", "A customer needs a name.")
                .contains("id=\"birthDate-error\"", "value=\"2999-01-01\"")
                .contains("id=\"contacts[0].value-error\"", "value=\"nobody at home\"")
                .contains("value=\"Hangzhou\"");
    }

    @Test
    void anUnreadableDayIsToldAtItsField() {
        MvcTestResult refused = mvc.post()
                .uri("/customers")
                .param("name", "Anna")
                .param("joinedOn", "yesterday")
                .with(user("pages-rep"))
                .with(csrf())
                .exchange();

        assertThat(refused).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(refused).bodyText().contains("id=\"joinedOn-error\"", "value=\"yesterday\"");
    }

    @Test
    void twoWhoEditAtOnceSeeBothVersions() {
        Customer opened = taken("Opened by two");
        customers.correct(staff.lead(), opened.getCustomerNo(), opened.getVersion(), named("Saved first"));

        MvcTestResult clash = edit(opened.getCustomerNo(), opened.getVersion(), "Typed second");

        assertThat(clash).hasStatus(HttpStatus.CONFLICT);
        assertThat(clash).bodyText().contains("Saved first", "Typed second", "Somebody saved this customer");
        assertThat(customers.get(staff.rep(), opened.getCustomerNo()).getName()).isEqualTo("Saved first");

        long current = customers.get(staff.rep(), opened.getCustomerNo()).getVersion();
        assertThat(clash).bodyText().contains("name=\"version\" value=\"" + current + "\"");
        assertThat(edit(opened.getCustomerNo(), current, "Typed second")).hasStatus3xxRedirection();
        assertThat(customers.get(staff.rep(), opened.getCustomerNo()).getName()).isEqualTo("Typed second");
    }

    @Test
    void aTalkIsWrittenDownInPlaceAndStandsOnTheTimeline() {
        String number = taken("Talked to").getCustomerNo();

        assertThat(talk(number, "PHONE", "REACHED", "Promised Saturday delivery"))
                .hasStatus3xxRedirection();

        assertThat(get("/customers/" + number, "pages-rep"))
                .bodyText()
                .contains("Call, Reached", "Promised Saturday delivery");
        assertThat(get("/customers/" + number + "?kind=ORDER", "pages-rep"))
                .bodyText()
                .doesNotContain("Promised Saturday delivery");
    }

    @Test
    void aTalkThatSaysNothingKeepsTheFormAndSaysWhy() {
        String number = taken("Not talked to").getCustomerNo();

        MvcTestResult refused = talk(number, "VISIT", "", " ");

        assertThat(refused).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(refused)
                .bodyText()
                .contains("id=\"outcome-error\"", "<option value=\"VISIT\" selected=\"selected\"");
    }

    @Test
    void bothLanguagesAreComplete() {
        String number = taken("Bilingual").getCustomerNo();
        for (String address :
                new String[] {"/customers", "/customers/new", "/customers/" + number, "/customers/" + number + "/edit"
                }) {
            for (String language : new String[] {"en", "zh-CN"}) {
                assertThat(mvc.get()
                                .uri(address)
                                .accept(MediaType.TEXT_HTML)
                                .header(HttpHeaders.ACCEPT_LANGUAGE, language)
                                .with(user("pages-rep")))
                        .as(address + " " + language)
                        .hasStatusOk()
                        .bodyText()
                        .contains("lang=\"" + language + "\"")
                        .doesNotContain("??", "style=\"");
            }
        }
    }

    @Test
    void aFilterStandsInTheAddressAndAsAChip() {
        assertThat(get("/customers?tier=GOLD&sort=name", "pages-rep"))
                .hasStatusOk()
                .bodyText()
                .contains("<b>Gold</b>", "href=\"/customers?sort=name\"", "No customer of yours matches");
        taken("Sorted");
        assertThat(get("/customers?sort=name", "pages-rep")).bodyText().contains("aria-sort=\"ascending\"");
        assertThat(get("/customers?sort=-valueAtRisk", "pages-rep"))
                .bodyText()
                .contains("aria-sort=\"descending\"", "Sorted");
        assertThat(get("/customers?risk=CRITICAL", "pages-rep")).bodyText().contains("<b>Critical</b>");
        assertThat(get("/customers?tier=COPPER", "pages-rep")).hasStatus(HttpStatus.BAD_REQUEST);
        assertThat(get("/customers?sort=loyalty", "pages-rep")).hasStatus(HttpStatus.BAD_REQUEST);
    }

    @Test
    void aRepIsNotOfferedAndDeniedGivingCustomersAway() {
        String number = taken("Mine to keep").getCustomerNo();

        assertThat(get("/customers/" + number, "pages-rep")).bodyText().doesNotContain("/owner\"");
        assertThat(get("/customers/" + number, "pages-lead")).bodyText().contains("/owner\"");
        assertThat(mvc.post()
                        .uri("/customers/" + number + "/owner")
                        .param("owner", "pages-rep2")
                        .with(user("pages-rep"))
                        .with(csrf()))
                .hasStatus(HttpStatus.FORBIDDEN);
    }

    @Test
    void aLongListTakesNoMoreStatementsThanAShortOne() {
        for (int n = 0; n < 12; n++) {
            taken("Many " + n);
        }
        assertThat(statements("/customers?q=Many 1")).isEqualTo(statements("/customers?q=Many"));
        assertThat(statements("/customers")).isLessThan(17);
        assertThat(statements("/customers/" + taken("One").getCustomerNo())).isLessThan(40);
    }

    private int statements(String address) {
        try (StatementLog log = StatementLog.open()) {
            assertThat(get(address, "pages-rep")).hasStatusOk();
            return log.statements().size();
        }
    }

    private MvcTestResult talk(String number, String channel, String outcome, String body) {
        return mvc.post()
                .uri("/customers/" + number + "/interactions")
                .param("channel", channel)
                .param("outcome", outcome)
                .param("body", body)
                .with(user("pages-rep"))
                .with(csrf())
                .exchange();
    }

    private MvcTestResult edit(String number, long version, String name) {
        return mvc.post()
                .uri("/customers/" + number + "/edit")
                .param("version", String.valueOf(version))
                .param("name", name)
                .param("type", "COMPANY")
                .with(user("pages-rep"))
                .with(csrf())
                .exchange();
    }

    private MvcTestResult get(String address, String who) {
        return mvc.get()
                .uri(address)
                .accept(MediaType.TEXT_HTML)
                .header(HttpHeaders.ACCEPT_LANGUAGE, "en")
                .with(user(who))
                .exchange();
    }

    private Customer taken(String name) {
        return customers.register(staff.rep(), null, named(name), null);
    }

    private static Facts named(String name) {
        return Facts.of(name, CustomerType.COMPANY);
    }
}
