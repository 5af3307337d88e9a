package dev.perennial.crm.web.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.httpBasic;

import dev.perennial.crm.identity.People;
import dev.perennial.crm.identity.Role;
import dev.perennial.crm.web.testing.WebTest;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Each order of a batch is taken or refused by itself, and the same batch again changes nothing. */
@WebTest
class OrderBatchTest {

    private static final String PASSWORD = "a long enough password";

    @Autowired
    MockMvcTester mvc;

    @Autowired
    People people;

    @Autowired
    JdbcClient jdbc;

    String prefix;

    @BeforeEach
    void staff() {
        prefix = "b" + UUID.randomUUID().toString().substring(0, 8);
        people.add(new People.NewUser(prefix, "He Wen", PASSWORD, Role.ADMIN, null));
        jdbc.sql("insert into customer (customer_no, name, name_tokens, type) values (?, 'Anna', '{anna}', 'PERSON')")
                .param(prefix)
                .update();
    }

    @Test
    void aBadOrderStopsNoGoodOneAndTheSameAgainChangesNothing() {
        String batch = """
                {"orders": [
                  {"orderNo": "%1$s-1", "customerNo": "%1$s", "orderedAt": "2026-03-02",
                   "lines": [{"sku": "p", "quantity": 2, "unitPrice": 9.5}]},
                  {"orderNo": "%1$s-2", "customerNo": "nobody", "orderedAt": "2026-03-02",
                   "lines": [{"sku": "p", "quantity": 2, "unitPrice": 9.5}]},
                  {"customerNo": "%1$s"},
                  {"orderNo": "%1$s-4", "customerNo": "%1$s", "orderedAt": "yesterday", "lines": []}]}""".formatted(prefix);

        statuses(batch, "CREATED", "REFUSED", "REFUSED", "REFUSED");
        statuses(batch, "UNCHANGED", "REFUSED", "REFUSED", "REFUSED");
        statuses(batch.replace("9.5", "9.6"), "CORRECTED", "REFUSED", "REFUSED", "REFUSED");
    }

    @Test
    void aBatchThatIsTooLargeIsRefused() {
        assertThat(send("{\"orders\": [%s]}".formatted("{},".repeat(1_000) + "{}")))
                .hasStatus(HttpStatus.BAD_REQUEST);
    }

    private void statuses(String batch, String... expected) {
        assertThat(send(batch))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.items[*].status")
                .asArray()
                .containsExactly((Object[]) expected);
    }

    private MvcTestResult send(String batch) {
        return mvc.post()
                .uri("/api/v1/orders/batch")
                .contentType(MediaType.APPLICATION_JSON)
                .content(batch)
                .with(httpBasic(prefix, PASSWORD))
                .exchange();
    }
}
