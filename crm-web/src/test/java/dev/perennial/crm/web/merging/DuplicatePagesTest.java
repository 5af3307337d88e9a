package dev.perennial.crm.web.merging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.httpBasic;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import dev.perennial.crm.customer.ContactPoint;
import dev.perennial.crm.customer.CustomerType;
import dev.perennial.crm.customer.Customers;
import dev.perennial.crm.customer.Details;
import dev.perennial.crm.customer.Facts;
import dev.perennial.crm.duplicate.DuplicateSearch;
import dev.perennial.crm.identity.People;
import dev.perennial.crm.merging.CustomerColumns;
import dev.perennial.crm.testing.SalesForce;
import dev.perennial.crm.web.testing.WebTest;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@WebTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DuplicatePagesTest {

    @Autowired
    MockMvcTester mvc;

    @Autowired
    People people;

    @Autowired
    Customers customers;

    @Autowired
    DuplicateSearch search;

    @Autowired
    CustomerColumns columns;

    @Autowired
    MessageSource messages;

    @Autowired
    JdbcClient jdbc;

    private SalesForce staff;

    @BeforeAll
    void hire() {
        staff = SalesForce.hired(people, "dups");
    }

    @Test
    void aPairIsComparedMergedFoundByItsOldNumberAndSplit() {
        add("dp-1", "Ann Alder", "dups-rep", "+8613811110001");
        add("dp-2", "Ann Elder", "dups-rep", "138 1111 0001");
        search.searchAll();

        assertThat(get("/duplicates", "dups-rep")).hasStatusOk().bodyText().contains("dp-1", "dp-2", "Same phone");
        assertThat(get("/customers/dp-1/merge?into=dp-2", "dups-rep"))
                .hasStatusOk()
                .bodyText()
                .contains("Merge dp-1 into dp-2", "field.name", "Ann Alder", "Ann Elder");
        MvcTestResult merged = mvc.post()
                .uri("/customers/dp-1/merge")
                .param("into", "dp-2")
                .param("field.name", "dp-1")
                .with(user("dups-rep"))
                .with(csrf())
                .exchange();
        assertThat(merged).hasRedirectedUrl("/customers/dp-2");
        assertThat(get("/customers/dp-2", "dups-rep"))
                .hasStatusOk()
                .bodyText()
                .contains("Ann Alder", "Merged by dups-rep", "/split");
        assertThat(get("/duplicates", "dups-rep")).bodyText().doesNotContain("dp-1");

        long merge = jdbc.sql("select id from customer_merge where absorbed_no = 'dp-1'")
                .query(Long.class)
                .single();
        assertThat(mvc.post()
                        .uri("/merges/" + merge + "/split")
                        .with(user("dups-rep"))
                        .with(csrf()))
                .hasRedirectedUrl("/customers/dp-1");
        assertThat(get("/customers/dp-2", "dups-rep")).bodyText().contains("Ann Elder");
    }

    @Test
    void ofSomebodyElsesCustomerOnlyWhoToAskIsShown() {
        add("dp-3", "Bert Birch", "dups-rep", "+8613811110002");
        add("dp-4", "Berta Secret", "dups-rep2", "+8613811110002");
        search.searchAll();

        assertThat(get("/duplicates", "dups-rep"))
                .bodyText()
                .contains("dp-3", "Ask dups-rep2 (dups-west).")
                .doesNotContain("dp-4", "Secret");
        assertThat(mvc.get().uri("/api/v1/duplicates").with(httpBasic("dups-rep", SalesForce.PASSWORD)))
                .bodyText()
                .contains("dp-3", "dups-west")
                .doesNotContain("dp-4", "Secret");
        assertThat(mvc.post()
                        .uri("/duplicates/dismiss")
                        .param("one", "dp-3")
                        .param("other", "dp-4")
                        .with(user("dups-rep"))
                        .with(csrf()))
                .hasStatus(HttpStatus.NOT_FOUND);
    }

    @Test
    void whoIsOnRecordAlreadyIsShownBeforeANewCustomerIsSaved() {
        add("dp-5", "Cara Cedar", "dups-rep", "+8613811110003");

        MvcTestResult warned = register("Cara", null);
        assertThat(warned).hasStatus(HttpStatus.CONFLICT).bodyText().contains("dp-5", "name=\"anyway\"", "Same phone");
        assertThat(register("Cara", "true")).hasStatus3xxRedirection();
    }

    @Test
    void whoIsOnRecordAlreadyIsShownBeforeACorrectionIsSavedButNotTwice() {
        add("dp-7", "Ella Elder", "dups-rep", "+8613811110007");
        add("dp-8", "Fay Fir", "dups-rep", "+8613811110008");

        assertThat(correct("dp-8", "138 1111 0007", false))
                .hasStatus(HttpStatus.CONFLICT)
                .bodyText()
                .contains("dp-7", "name=\"anyway\"", "Same phone", "138 1111 0007");
        assertThat(correct("dp-8", "138 1111 0007", true)).hasStatus3xxRedirection();
        assertThat(correct("dp-8", "0086 138 1111 0007", false)).hasStatus3xxRedirection();
    }

    @Test
    void aNumberThatNobodyCanHaveIsKeptAndMarked() {
        add("dp-6", "Dora Dogwood", "dups-rep", "12345678901");

        assertThat(get("/customers/dp-6", "dups-rep")).bodyText().contains("12345678901", "cannot be verified");
    }

    @Test
    void everyFactToChooseHasAName() {
        assertThat(columns.choices())
                .allSatisfy(fact -> assertThat(messages.getMessage("merging.fact." + fact, null, "", Locale.ENGLISH))
                        .as(fact)
                        .isNotEmpty());
    }

    private MvcTestResult correct(String number, String phone, boolean anyway) {
        return mvc.post()
                .uri("/customers/" + number + "/edit")
                .param("name", "Fay Fir")
                .param("type", "PERSON")
                .param(
                        "version",
                        String.valueOf(customers.get(staff.admin(), number).getVersion()))
                .param("contacts[0].kind", "PHONE")
                .param("contacts[0].value", phone)
                .param("anyway", String.valueOf(anyway))
                .with(user("dups-rep"))
                .with(csrf())
                .exchange();
    }

    private MvcTestResult register(String name, @org.jspecify.annotations.Nullable String anyway) {
        var request = mvc.post()
                .uri("/customers")
                .param("name", name)
                .param("type", "PERSON")
                .param("contacts[0].kind", "PHONE")
                .param("contacts[0].value", "13811110003");
        if (anyway != null) {
            request = request.param("anyway", anyway);
        }
        return request.with(user("dups-rep")).with(csrf()).exchange();
    }

    private void add(String number, String name, String owner, String phone) {
        Facts facts = new Facts(
                name,
                CustomerType.PERSON,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                List.of(),
                List.of(ContactPoint.phone(phone)),
                Details.NONE);
        customers.register(staff.admin(), number, facts, owner);
    }

    private MvcTestResult get(String address, String username) {
        return mvc.get().uri(address).with(user(username)).exchange();
    }
}
