package dev.perennial.crm.web.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import dev.perennial.crm.account.ContactPersons;
import dev.perennial.crm.account.PersonFacts;
import dev.perennial.crm.customer.CustomerType;
import dev.perennial.crm.customer.Customers;
import dev.perennial.crm.customer.Facts;
import dev.perennial.crm.identity.People;
import dev.perennial.crm.testing.SalesForce;
import dev.perennial.crm.web.testing.WebTest;
import jakarta.servlet.http.Cookie;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@WebTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SearchPagesTest {

    private static final String NAME = "霁月轩瓷器行";

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Customers customers;

    @Autowired
    People people;

    @Autowired
    ContactPersons persons;

    @Autowired
    JdbcClient jdbc;

    String number;

    @BeforeAll
    void meet() {
        SalesForce staff = SalesForce.hired(people, "search");
        number = customers
                .register(staff.rep(), "SEARCHED-1", Facts.of(NAME, CustomerType.COMPANY), null)
                .getCustomerNo();
        contact("PHONE", "+86 138 5550 7731", "7731");
        contact("EMAIL", "shop@jiyuexuan.example", "");
        persons.add(
                staff.rep(),
                number,
                new PersonFacts(
                        "司徒静", null, null, "0571 8765 4399", "Situ@jiyuexuan.example", null, null, false, null));
    }

    private void contact(String kind, String value, String lastFour) {
        jdbc.sql("""
                        insert into customer_contact (customer_id, kind, value, last_four)
                        select id, ?, ?, nullif(?, '') from customer where customer_no = ?""").params(kind, value, lastFour, number).update();
    }

    @ParameterizedTest
    @ValueSource(strings = {"月轩", "jyx", "JYXCQH", "jiyuex", "cqh", "SEARCHED-1", "7731", "shop@jiyuexuan.example"})
    void aCustomerIsFoundByWhatOneRemembers(String typed) {
        assertThat(search(typed, "search-rep")).hasStatusOk().bodyText().contains(NAME, "/customers/" + number);
        assertThat(search(typed, "search-rep2")).bodyText().doesNotContain(NAME);
    }

    @Test
    void onlyPagesAndActionsOfOnesRoleAreFound() {
        assertThat(search("import", "search-admin")).bodyText().contains("/admin/imports", "Import a file");
        assertThat(search("import", "search-rep")).bodyText().doesNotContain("/admin/imports");
        assertThat(search("xinjian", "search-rep")).bodyText().contains("/customers/new");
        assertThat(search("投诉", "search-rep")).bodyText().contains("Answer complaints");
    }

    @Test
    void whatIsFoundIsAnsweredAsAPartOrAsAPage() {
        assertThat(mvc.get().uri("/search?q=jyx").header("HX-Request", "true").with(user("search-rep")))
                .bodyText()
                .contains("role=\"listbox\"", "role=\"option\"")
                .doesNotContain("<html");
        assertThat(search("jyx", "search-rep")).bodyText().contains("<html", "/customers?q=jyx");
        assertThat(search("x".repeat(101), "search-rep")).hasStatus(HttpStatus.BAD_REQUEST);
    }

    @Test
    void nothingTypedBringsBackTheCustomersOpenedLast() {
        assertThat(search("", "search-rep")).bodyText().doesNotContain(NAME);

        MvcTestResult opened =
                mvc.get().uri("/customers/" + number).with(user("search-rep")).exchange();
        assertThat(opened).hasStatusOk();
        Cookie session = Objects.requireNonNull(opened.getResponse().getCookie("SESSION"));

        assertThat(mvc.get().uri("/search").cookie(session).with(user("search-rep")))
                .bodyText()
                .contains(NAME);
        assertThat(mvc.get().uri("/search").cookie(session).with(user("search-rep2")))
                .bodyText()
                .doesNotContain(NAME);
    }

    @ParameterizedTest
    @ValueSource(strings = {"司徒", "situ", "0571-8765 4399", "+86 (0)571 87654399", "situ@jiyuexuan.example"})
    void aContactPersonIsFoundAndLeadsToTheCustomer(String typed) {
        assertThat(search(typed, "search-rep")).hasStatusOk().bodyText().contains(NAME, "司徒静", "/customers/" + number);
        assertThat(search(typed, "search-rep2")).bodyText().doesNotContain(NAME, "司徒静");
    }

    private MvcTestResult search(String typed, String username) {
        return mvc.get().uri("/search?q={typed}", typed).with(user(username)).exchange();
    }
}
