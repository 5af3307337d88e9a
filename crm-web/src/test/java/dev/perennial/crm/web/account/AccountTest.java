package dev.perennial.crm.web.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.httpBasic;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import dev.perennial.crm.account.BankAccounts;
import dev.perennial.crm.account.ContactPersons;
import dev.perennial.crm.account.NewBankAccount;
import dev.perennial.crm.account.Quotes;
import dev.perennial.crm.customer.CustomerType;
import dev.perennial.crm.customer.Customers;
import dev.perennial.crm.customer.Facts;
import dev.perennial.crm.identity.People;
import dev.perennial.crm.testing.SalesForce;
import dev.perennial.crm.web.testing.WebTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Contact persons, quotes and bank accounts; and that the number of an account comes out nowhere but where it is asked for. */
@WebTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@ExtendWith(OutputCaptureExtension.class)
class AccountTest {

    private static final String NUMBER = "6222020200112233445";

    @Autowired
    MockMvcTester mvc;

    @Autowired
    People people;

    @Autowired
    Customers customers;

    @Autowired
    ContactPersons persons;

    @Autowired
    Quotes quotes;

    @Autowired
    BankAccounts accounts;

    @Autowired
    JdbcClient jdbc;

    SalesForce staff;

    @BeforeAll
    void register() {
        staff = SalesForce.hired(people, "acct");
        customers.register(staff.rep(), "acct-one", Facts.of("Account One", CustomerType.COMPANY), null);
        customers.addCollaborator(staff.rep(), "acct-one", "acct-rep2");
    }

    @Test
    void aContactPersonIsAddedShownChangedAndRemoved() {
        assertThat(post(
                        "acct-rep",
                        "/customers/acct-one/people",
                        Map.of(
                                "name",
                                "王芳",
                                "jobTitle",
                                "Head of buying",
                                "role",
                                "DECISION_MAKER",
                                "phone",
                                "+86 139 1234 5678",
                                "email",
                                "wang@acct.example",
                                "wecom",
                                "wangfang",
                                "birthday",
                                "1985-04-05",
                                "preferred",
                                "true",
                                "note",
                                "Likes it short")))
                .hasStatus3xxRedirection();
        assertThat(page("acct-rep", "/customers/acct-one"))
                .bodyText()
                .contains("王芳", "Head of buying", "Decides", "5678", "wang@acct.example", "wangfang", "5 Apr 1985")
                .contains("First contact", "Likes it short");

        long id = persons.of(staff.rep(), "acct-one").getFirst().id();
        assertThat(page("acct-rep", "/customers/acct-one/people/" + id))
                .bodyText()
                .contains("1985-04-05");
        Map<String, String> change = Map.of("name", "Fang Wang", "version", "0");
        assertThat(post("acct-rep", "/customers/acct-one/people/" + id, change)).hasStatus3xxRedirection();
        assertThat(post("acct-rep", "/customers/acct-one/people/" + id, change)).hasStatus(HttpStatus.CONFLICT);
        assertThat(api(HttpMethod.PUT, "acct-rep", "/people/" + id, """
                {"name": "Fang", "role": "BUYER", "version": 1}""")).hasStatusOk();
        assertThat(api(HttpMethod.GET, "acct-rep", "/people", ""))
                .bodyJson()
                .extractingPath("$.items[0].role")
                .isEqualTo("BUYER");
        assertThat(post("acct-rep", "/customers/acct-one/people/" + id + "/remove", Map.of()))
                .hasStatus3xxRedirection();
        assertThat(persons.of(staff.rep(), "acct-one")).isEmpty();
    }

    @Test
    void whatIsWrongWithAPersonStandsBesideIt() {
        assertThat(post(
                        "acct-rep",
                        "/customers/acct-one/people",
                        Map.of("name", " ", "phone", "12", "email", "nobody", "birthday", "2999-01-01")))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains(
                        "A person needs a name",
                        "This is no phone number",
                        "This is no e-mail",
                        "cannot be a birthday");
        assertThat(post("acct-rep", "/customers/acct-one/people", Map.of("name", "A", "birthday", "soon")))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("This is no day. Write it as");
    }

    @Test
    void quotesAreListedTheLatestFirstPageByPage() {
        for (int month = 1; month <= 3; month++) {
            assertThat(api(HttpMethod.POST, "acct-rep", "/quotes", """
                    {"quotedOn": "2026-0%d-01", "subject": "Crate %d", "amount": %d.50, "currency": "eur"}""".formatted(month, month, month)))
                    .hasStatus(HttpStatus.CREATED);
        }
        assertThat(post("acct-rep", "/customers/acct-one/quotes", Map.of("subject", "By form", "amount", "99")))
                .hasStatus3xxRedirection();
        assertThat(post("acct-rep", "/customers/acct-one/quotes", Map.of("subject", "", "amount", "-1")))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("Say for what", "A price is a number");

        var first = quotes.of(staff.rep(), "acct-one", null, 2);
        var second = quotes.of(staff.rep(), "acct-one", first.nextCursor(), 2);
        assertThat(first.items()).extracting("subject").containsExactly("By form", "Crate 3");
        assertThat(second.items()).extracting("subject").containsExactly("Crate 2", "Crate 1");
        assertThat(page("acct-rep", "/customers/acct-one")).bodyText().contains("3.5 EUR", "Crate 3");
        assertThat(post(
                        "acct-rep",
                        "/customers/acct-one/quotes/" + second.items().getLast().id() + "/remove",
                        Map.of()))
                .hasStatus3xxRedirection();
    }

    @Test
    void theNumberOfAnAccountComesOutOnlyWhereItIsAskedForByWhoIsResponsible(CapturedOutput output) {
        assertThat(post(
                        "acct-rep",
                        "/customers/acct-one/bank-accounts",
                        Map.of("number", "6222 0202 0011 2233 445", "bank", "ICBC", "holder", "Account One Ltd")))
                .hasStatus3xxRedirection();
        long id = accounts.of(staff.rep(), "acct-one").getFirst().id();
        String base = "/customers/acct-one/bank-accounts";

        for (String who : List.of("acct-rep", "acct-rep2", "acct-lead", "acct-admin")) {
            for (String address : List.of(
                    "/customers/acct-one", "/customers/acct-one/edit", base, "/customers", "/customers?q=3445")) {
                assertThat(page(who, address))
                        .as("%s for %s", address, who)
                        .hasStatusOk()
                        .bodyText()
                        .doesNotContain(NUMBER, "6222 0202");
            }
            assertThat(page(who, "/customers?q=" + NUMBER)).bodyText().doesNotContain("acct-one");
            assertThat(page(who, base)).bodyText().contains("•••• 3445", "ICBC");
            for (String address : List.of("", "/bank-accounts", "/timeline")) {
                assertThat(api(HttpMethod.GET, who, address, "")).bodyText().doesNotContain(NUMBER);
            }
        }
        assertThat(post("acct-rep2", base + "/" + id + "/reveal", Map.of())).hasStatus(HttpStatus.FORBIDDEN);
        assertThat(revealed("acct-rep2")).isZero();

        assertThat(post("acct-rep", base + "/" + id + "/reveal", Map.of()))
                .hasStatusOk()
                .bodyText()
                .contains(NUMBER);
        assertThat(api(HttpMethod.POST, "acct-lead", "/bank-accounts/" + id + "/reveal", ""))
                .hasStatusOk()
                .bodyText()
                .contains(NUMBER);
        assertThat(revealed("acct-rep")).isEqualTo(1);
        assertThat(revealed("acct-lead")).isEqualTo(1);

        assertThat(post("acct-rep", base + "/" + id + "/remove", Map.of())).hasStatus3xxRedirection();
        assertThat(jdbc.sql("select count(*) from change_log where changes::text like '%' || ? || '%'")
                        .param(NUMBER)
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThat(output.getAll()).doesNotContain(NUMBER);
        assertThat(new NewBankAccount(null, null, NUMBER)).asString().doesNotContain(NUMBER);
        assertThat(new BankForm(null, null, NUMBER)).asString().doesNotContain(NUMBER);
    }

    @Test
    void whatIsNoAccountNumberIsRefused() {
        assertThat(post("acct-rep", "/customers/acct-one/bank-accounts", Map.of("number", "12-34")))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("An account number has 8 to 34");
    }

    @Test
    void whoDoesNotSeeTheCustomerFindsNothing() {
        customers.register(staff.admin(), "acct-far", Facts.of("Far away", CustomerType.COMPANY), null);
        for (String address : List.of("/people", "/quotes", "/bank-accounts")) {
            assertThat(mvc.get()
                            .uri("/api/v1/customers/acct-far" + address)
                            .with(httpBasic("acct-rep", SalesForce.PASSWORD)))
                    .hasStatus(HttpStatus.NOT_FOUND);
        }
        assertThat(page("acct-rep", "/customers/acct-far/quotes")).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(page("acct-rep", "/customers/acct-far/bank-accounts")).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(page("acct-rep", "/customers/acct-far/people/new")).hasStatus(HttpStatus.NOT_FOUND);
    }

    private int revealed(String who) {
        return jdbc.sql("""
                        select count(*) from change_log
                        where entity_key = 'acct-one' and action = 'bank account revealed' and username = ?""").param(who).query(Integer.class).single();
    }

    private MvcTestResult page(String who, String address) {
        return mvc.get().uri(address).with(user(who)).exchange();
    }

    private MvcTestResult post(String who, String address, Map<String, String> values) {
        var request = mvc.post().uri(address).with(user(who)).with(csrf());
        values.forEach(request::param);
        return request.exchange();
    }

    private MvcTestResult api(HttpMethod method, String who, String address, String body) {
        var request = mvc.method(method)
                .uri("/api/v1/customers/acct-one" + address)
                .with(httpBasic(who, SalesForce.PASSWORD));
        if (!body.isEmpty()) {
            request.contentType(MediaType.APPLICATION_JSON).content(body);
        }
        return request.exchange();
    }
}
