package dev.perennial.crm.web.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.httpBasic;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import dev.perennial.crm.identity.People;
import dev.perennial.crm.identity.Role;
import dev.perennial.crm.web.testing.WebTest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@WebTest
class ImportPagesTest {

    private static final String PASSWORD = "a long enough password";

    @Autowired
    MockMvcTester mvc;

    @Autowired
    People people;

    String admin;
    String rep;
    String prefix;

    @BeforeEach
    void staff() {
        prefix = "w" + UUID.randomUUID().toString().substring(0, 8);
        admin = prefix + "a";
        rep = prefix + "r";
        people.add(new People.NewUser(admin, "He Wen", PASSWORD, Role.ADMIN, null));
        people.add(new People.NewUser(rep, "Lin Yue", PASSWORD, Role.REP, null));
    }

    @Test
    void aFileSentOverRestIsFollowedToItsEndAndItsRejectedRowsAreGivenBackInWords() throws Exception {
        String location = send("""
                order_no,customer_no,ordered_at,sku,quantity,unit_price
                %1$s-1,%1$s,2026-03-01,p,1,10
                %1$s-2,%1$s,2026-03-01,p,1,"1,000.00"
                %1$s-3,%1$s,03/04/2026,p,1,10
                """);

        MvcTestResult done = ended(location);

        assertThat(done).bodyJson().extractingPath("$.status").isEqualTo("DONE");
        assertThat(done).bodyJson().extractingPath("$.rowsRead").isEqualTo(3);
        assertThat(done).bodyJson().extractingPath("$.rowsAccepted").isEqualTo(1);
        assertThat(done).bodyJson().extractingPath("$.rowsRejected").isEqualTo(2);
        MvcTestResult errors = mvc.get()
                .uri(location + "/errors")
                .with(httpBasic(admin, PASSWORD))
                .exchange();
        assertThat(errors.getResponse().getContentAsString(StandardCharsets.UTF_8))
                .contains("3,unit_price,\"1,000.00\",has thousands separators; write 1234.50")
                .contains("4,ordered_at,03/04/2026,\"could be two different days; write 2026-03-01");
        assertThat(mvc.get().uri("/api/v1/orders/" + prefix + "-1").with(httpBasic(admin, PASSWORD)))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.lines[0].quantity")
                .isEqualTo(1);
    }

    @Test
    void thePageSaysWhatWasRejectedInTheReadersLanguage() throws Exception {
        ended(send("order_no,customer_no,ordered_at,sku,quantity,unit_price\n%1$s-1,%1$s,2026-03-01,p,three,10\n"));

        assertThat(mvc.get()
                        .uri("/admin/imports")
                        .with(user(admin).roles("ADMIN"))
                        .header(HttpHeaders.ACCEPT_LANGUAGE, "zh-CN"))
                .hasStatusOk()
                .bodyText()
                .contains("不是数字", "three", "开始导入");
        assertThat(mvc.get().uri("/admin/imports").with(user(admin).roles("ADMIN")))
                .bodyText()
                .contains("is not a number", "Start an import")
                .doesNotContain("??", "The first ones are shown");
    }

    @Test
    void aFormSendsAFileWithoutAnyScript() {
        MockMultipartFile file = new MockMultipartFile(
                "file", "客户.csv", "text/csv", ("客户编号,姓名\n" + prefix + "c,张伟明\n").getBytes(StandardCharsets.UTF_8));

        assertThat(mvc.post()
                        .uri("/admin/imports")
                        .multipart()
                        .file(file)
                        .param("type", "CUSTOMERS")
                        .with(user(admin).roles("ADMIN"))
                        .with(csrf()))
                .hasRedirectedUrl("/admin/imports");
        assertThat(mvc.get().uri("/admin/imports").with(user(admin).roles("ADMIN")))
                .bodyText()
                .contains("客户.csv");
    }

    @Test
    void onlyAdministratorsImport() {
        assertThat(mvc.get().uri("/admin/imports").with(user(rep).roles("REP"))).hasStatus(HttpStatus.FORBIDDEN);
        assertThat(mvc.get().uri("/api/v1/imports").with(httpBasic(rep, PASSWORD)))
                .hasStatus(HttpStatus.FORBIDDEN);
        assertThat(mvc.post()
                        .uri("/api/v1/imports?type=orders")
                        .contentType(MediaType.parseMediaType("text/csv"))
                        .content("order_no\n")
                        .with(httpBasic(rep, PASSWORD)))
                .hasStatus(HttpStatus.FORBIDDEN);
    }

    @Test
    void anOrderPutTwiceIsCreatedOnceAndHiddenFromWhoMayNotSeeItsCustomer() throws Exception {
        ended(send("order_no,customer_no,ordered_at,sku,quantity,unit_price\n%1$s-1,%1$s,2026-03-01,p,1,10\n"));
        String order = """
                {"customerNo": "%s", "orderedAt": "2026-03-02T10:00:00+08:00",
                 "lines": [{"sku": "p", "quantity": 2, "unitPrice": 9.5}]}""".formatted(prefix);

        assertThat(put(admin, order)).hasStatus(HttpStatus.CREATED);
        assertThat(put(admin, order))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.status")
                .isEqualTo("COMPLETED");
        assertThat(put(rep, order)).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(mvc.get().uri("/api/v1/orders/" + prefix + "-9").with(httpBasic(rep, PASSWORD)))
                .hasStatus(HttpStatus.NOT_FOUND);
        assertThat(put(admin, "{\"customerNo\": \"x\", \"wrong\": 1}")).hasStatus(HttpStatus.BAD_REQUEST);
        assertThat(put(admin, "{\"lines\": [{}]}"))
                .hasStatus(HttpStatus.BAD_REQUEST)
                .bodyText()
                .contains("customerNo", "orderedAt", "lines[0].sku");
    }

    private MvcTestResult put(String who, String order) {
        return mvc.put()
                .uri("/api/v1/orders/" + prefix + "-9")
                .contentType(MediaType.APPLICATION_JSON)
                .content(order)
                .with(httpBasic(who, PASSWORD))
                .exchange();
    }

    private String send(String file) {
        MvcTestResult sent = mvc.post()
                .uri("/api/v1/imports?type=orders")
                .contentType(MediaType.parseMediaType("text/csv"))
                .content(file.formatted(prefix))
                .with(httpBasic(admin, PASSWORD))
                .exchange();
        assertThat(sent).hasStatus(HttpStatus.ACCEPTED);
        return String.valueOf(sent.getResponse().getHeader(HttpHeaders.LOCATION));
    }

    private MvcTestResult ended(String location) throws Exception {
        Instant limit = Instant.now().plus(Duration.ofSeconds(30));
        MvcTestResult now;
        do {
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
            now = mvc.get().uri(location).with(httpBasic(admin, PASSWORD)).exchange();
        } while (now.getResponse().getContentAsString().contains("RUNNING")
                && Instant.now().isBefore(limit));
        return now;
    }
}
