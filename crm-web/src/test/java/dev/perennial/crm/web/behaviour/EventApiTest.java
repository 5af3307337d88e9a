package dev.perennial.crm.web.behaviour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import dev.perennial.crm.customer.CustomerType;
import dev.perennial.crm.customer.Customers;
import dev.perennial.crm.customer.Facts;
import dev.perennial.crm.identity.People;
import dev.perennial.crm.testing.SalesForce;
import dev.perennial.crm.web.testing.WebTest;
import java.util.Collections;
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
class EventApiTest {

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Customers customers;

    @Autowired
    People people;

    String number;

    @BeforeAll
    void meet() {
        SalesForce staff = SalesForce.hired(people, "events");
        number = customers
                .register(staff.rep(), null, Facts.of("Looked around", CustomerType.PERSON), null)
                .getCustomerNo();
    }

    @Test
    void eachEventOfABatchIsAnsweredForItself() {
        String batch = """
                {"events": [
                  {"eventId": "api-1", "customerNo": "%1$s", "occurredAt": "2026-03-15T10:00:00+08:00",
                   "kind": "SEARCH", "keyword": "龙井", "source": "web"},
                  {"eventId": "api-1", "customerNo": "%1$s", "occurredAt": "2026-03-15T10:00:00+08:00",
                   "kind": "SEARCH", "keyword": "龙井"},
                  {"eventId": "api-2", "customerNo": "nobody", "occurredAt": "2026-03-15T10:00:00Z",
                   "kind": "CLICK", "target": "buy"},
                  {"eventId": "api-3", "customerNo": "%1$s", "occurredAt": "yesterday", "kind": "LICK"},
                  null
                ]}""".formatted(number);

        MvcTestResult answer = post(batch, "events-rep");

        assertThat(answer)
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.items[*].status")
                .asArray()
                .containsExactly("RECORDED", "KNOWN", "REFUSED", "REFUSED", "REFUSED");
        assertThat(answer)
                .bodyJson()
                .extractingPath("$.items[3].errors[*].field")
                .asArray()
                .containsExactly("occurredAt", "kind");
        assertThat(answer)
                .bodyJson()
                .extractingPath("$.items[2].errors[0].field")
                .isEqualTo("customerNo");
        assertThat(answer).bodyJson().extractingPath("$.recorded").isEqualTo(1);
        assertThat(post(batch, "events-rep"))
                .bodyJson()
                .extractingPath("$.known")
                .isEqualTo(2);
    }

    @Test
    void aSenderWhoMayNotSeeTheCustomerLearnsNothingOfThem() {
        String batch = """
                {"events": [{"eventId": "api-hidden", "customerNo": "%s", "occurredAt": "2026-03-15T10:00:00Z",
                 "kind": "PAGE_VIEW", "page": "/tea"}]}""".formatted(number);

        assertThat(post(batch, "events-rep2"))
                .bodyJson()
                .extractingPath("$.refused")
                .isEqualTo(1);
        assertThat(post(batch, "events-rep"))
                .bodyJson()
                .extractingPath("$.recorded")
                .isEqualTo(1);
    }

    @Test
    void aBatchIsNoLargerThanTenThousand() {
        String events = String.join(",", Collections.nCopies(10_001, "{}"));

        assertThat(post("{\"events\": [" + events + "]}", "events-rep")).hasStatus(HttpStatus.BAD_REQUEST);
        assertThat(post("{\"events\": []}", "events-rep")).hasStatusOk();
    }

    private MvcTestResult post(String body, String username) {
        return mvc.post()
                .uri("/api/v1/events/batch")
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .with(user(username))
                .exchange();
    }
}
