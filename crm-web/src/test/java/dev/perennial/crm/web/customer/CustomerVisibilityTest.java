package dev.perennial.crm.web.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.httpBasic;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import dev.perennial.crm.customer.ContactPoint;
import dev.perennial.crm.customer.CustomerType;
import dev.perennial.crm.customer.Customers;
import dev.perennial.crm.customer.Details;
import dev.perennial.crm.customer.Facts;
import dev.perennial.crm.identity.People;
import dev.perennial.crm.identity.Viewer;
import dev.perennial.crm.testing.SalesForce;
import dev.perennial.crm.web.testing.WebTest;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Who reaches whose customer by which way: the same answer by all of them. */
@WebTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CustomerVisibilityTest {

    @Autowired
    MockMvcTester mvc;

    @Autowired
    People people;

    @Autowired
    Customers customers;

    SalesForce staff;

    /** Whether somebody reaches the customer of somebody; no owner stands for the unassigned pool. */
    record Case(String who, String whose, boolean reaches) {}

    @BeforeAll
    void hire() {
        staff = SalesForce.hired(people, "see");
        for (Viewer owner : List.of(staff.rep(), staff.rep2())) {
            take(owner.username(), owner.username());
        }
        take("pool", null);
    }

    static Stream<Case> matrix() {
        return Stream.of(
                new Case("see-rep", "see-rep", true),
                new Case("see-rep", "see-rep2", false),
                new Case("see-rep", "pool", false),
                new Case("see-rep2", "see-rep", false),
                new Case("see-rep2", "see-rep2", true),
                new Case("see-lead", "see-rep", true),
                new Case("see-lead", "see-rep2", false),
                new Case("see-lead", "pool", false),
                new Case("see-head", "see-rep", true),
                new Case("see-head", "see-rep2", true),
                new Case("see-head", "pool", true),
                new Case("see-admin", "see-rep", true),
                new Case("see-admin", "see-rep2", true),
                new Case("see-admin", "pool", true));
    }

    @ParameterizedTest
    @MethodSource("matrix")
    void oneCustomerIsThereOrNotFoundOnEveryPageAndCall(Case each) {
        String number = "of-" + each.whose();
        int found = each.reaches() ? 200 : 404;

        assertThat(page(each, "/customers/" + number)).hasStatus(found);
        assertThat(page(each, "/customers/" + number + "/edit")).hasStatus(found);
        assertThat(rest(each, HttpMethod.GET, number, null)).hasStatus(found);
        assertThat(rest(each, HttpMethod.GET, number + "/timeline", null)).hasStatus(found);
        assertThat(rest(each, HttpMethod.PATCH, number, "{\"region\":\"Here\"}"))
                .hasStatus(found);
        assertThat(rest(each, HttpMethod.PUT, number, again(each.whose()))).hasStatus(found);
        assertThat(rest(each, HttpMethod.POST, number + "/interactions", "{\"channel\":\"NOTE\",\"body\":\"x\"}"))
                .hasStatus(each.reaches() ? 201 : 404);
        for (String form : List.of("/edit", "/interactions", "/owner", "/collaborators")) {
            MvcTestResult written = mvc.post()
                    .uri("/customers/" + number + form)
                    .param("username", "nobody")
                    .param("owner", each.whose().equals("pool") ? "" : each.whose())
                    .param("channel", "NOTE")
                    .with(user(each.who()))
                    .with(csrf())
                    .exchange();
            if (each.reaches()) {
                assertThat(written.getResponse().getStatus()).isNotEqualTo(404);
            } else {
                assertThat(written).hasStatus(HttpStatus.NOT_FOUND);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("matrix")
    void listsAndSearchesShowTheSameCustomersAsCallsByNumber(Case each) {
        String number = "of-" + each.whose();
        String last = String.valueOf(lastFour(each.whose()));
        for (String query :
                List.of("q=" + number, "q=" + last, "q=Seen " + each.whose(), "sort=name", "stage=POTENTIAL")) {
            String rest = text(mvc.get()
                    .uri("/api/v1/customers?size=200&" + query)
                    .with(httpBasic(each.who(), SalesForce.PASSWORD))
                    .exchange());
            String page = text(page(each, "/customers?" + query));

            assertThat(rest.contains("\"" + number + "\"")).as("REST " + query).isEqualTo(each.reaches());
            assertThat(page.contains("/customers/" + number + "\""))
                    .as("page " + query)
                    .isEqualTo(each.reaches());
        }
    }

    /** The customer as it is, as a program writes it. */
    private static String again(String whose) {
        return """
                {"name":"Seen %s","type":"COMPANY","contacts":[{"kind":"PHONE","value":"%s"}]}""".formatted(whose, phone(whose));
    }

    private static String phone(String name) {
        return "+86 571 8888 " + lastFour(name);
    }

    private static int lastFour(String name) {
        return 1000 + Math.abs(name.hashCode() % 9000);
    }

    private void take(String name, @Nullable String owner) {
        Facts facts = new Facts(
                "Seen " + name,
                CustomerType.COMPANY,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                List.of(),
                List.of(ContactPoint.phone(phone(name))),
                Details.NONE);
        customers.register(staff.admin(), "of-" + name, facts, owner);
    }

    private MvcTestResult page(Case each, String address) {
        return mvc.get()
                .uri(address)
                .accept(MediaType.TEXT_HTML)
                .with(user(each.who()))
                .exchange();
    }

    private MvcTestResult rest(Case each, HttpMethod method, String path, @Nullable String body) {
        var request =
                mvc.method(method).uri("/api/v1/customers/" + path).with(httpBasic(each.who(), SalesForce.PASSWORD));
        return body == null
                ? request.exchange()
                : request.contentType(MediaType.APPLICATION_JSON).content(body).exchange();
    }

    private static String text(MvcTestResult result) {
        assertThat(result).hasStatusOk();
        return new String(result.getResponse().getContentAsByteArray(), java.nio.charset.StandardCharsets.UTF_8);
    }
}
