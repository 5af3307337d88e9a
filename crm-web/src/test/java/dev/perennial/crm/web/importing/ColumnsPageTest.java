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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** A file whose headers nobody knows is mapped, tried, brought in, and known the next time. */
@WebTest
class ColumnsPageTest {

    private static final String PASSWORD = "a long enough password";

    @Autowired
    MockMvcTester mvc;

    @Autowired
    People people;

    @Autowired
    JdbcClient jdbc;

    String admin;
    String prefix;

    @BeforeEach
    void staff() {
        prefix = "m" + UUID.randomUUID().toString().substring(0, 8);
        admin = prefix + "a";
        people.add(new People.NewUser(admin, "He Wen", PASSWORD, Role.ADMIN, null));
    }

    @Test
    void unknownHeadersAreMappedTriedBroughtInAndRememberedWithoutAnyScript() {
        String page = send(file("1", "Klarholz"));
        assertThat(page).startsWith("/admin/imports/files/");
        assertThat(shown(page))
                .contains("Which column is what?", "Kd-Nr " + prefix, "Klarholz", "not known")
                .doesNotContain("??");

        MvcTestResult unfit = choose(page, "", "name", true);
        assertThat(unfit).hasRedirectedUrl(page);
        assertThat(unfit).flash().extractingByKey("problem").asString().contains("columnMissing");

        assertThat(choose(page, "customer_no", "name", true)).hasRedirectedUrl(page);
        String tried = ended(page);
        assertThat(tried).contains("1 rows read", "chosen");
        assertThat(customers()).isZero();

        assertThat(choose(page, "customer_no", "name", false)).hasRedirectedUrl("/admin/imports");
        awaitCustomers(1);
        assertThat(mvc.get().uri(page).with(user(admin).roles("ADMIN"))).hasStatus(HttpStatus.NOT_FOUND);

        assertThat(send(file("2", "Lindenhof"))).isEqualTo("/admin/imports");
        awaitCustomers(2);
    }

    @Test
    void everyColumnThereIsHasANameInBothLanguages() {
        String own = prefix + "_own";
        mvc.post()
                .uri("/admin/fields")
                .param("code", own)
                .param("label", "Shelf of " + prefix)
                .param("kind", "NUMBER")
                .with(user(admin).roles("ADMIN"))
                .with(csrf())
                .exchange();
        for (String type : new String[] {"CUSTOMERS", "ORDERS", "PRODUCTS", "INTERACTIONS", "FEEDBACK", "EVENTS"}) {
            String page = String.valueOf(mvc.post()
                    .uri("/admin/imports")
                    .multipart()
                    .file(new MockMultipartFile(
                            "file",
                            "odd.csv",
                            "text/csv",
                            ("Odd " + prefix + "\n1\n").getBytes(StandardCharsets.UTF_8)))
                    .param("type", type)
                    .with(user(admin).roles("ADMIN"))
                    .with(csrf())
                    .exchange()
                    .getResponse()
                    .getRedirectedUrl());
            for (String language : new String[] {"en", "zh-CN"}) {
                MvcTestResult shown = mvc.get()
                        .uri(page)
                        .header("Accept-Language", language)
                        .with(user(admin).roles("ADMIN"))
                        .exchange();
                assertThat(Pattern.compile("<option value=\"(\\w+)\">\\1</option>")
                                .matcher(text(shown))
                                .results()
                                .map(match -> match.group(1)))
                        .as(type + " " + language)
                        .isEmpty();
                if (type.equals("CUSTOMERS")) {
                    assertThat(text(shown)).contains("<option value=\"" + own + "\">Shelf of " + prefix + "</option>");
                }
                assertThat(text(shown))
                        .contains("<option value=\"customer_no\">"
                                .replace("customer_no", type.equals("PRODUCTS") ? "sku" : "customer_no"));
            }
        }
    }

    @Test
    void aMappingIsSentAlongOverRest() {
        String mapping = "{\"Kd-Nr %1$s\": \"customer_no\", \"Firma %1$s\": \"name\"}".formatted(prefix);

        assertThat(mvc.post()
                        .uri("/api/v1/imports?type=customers&dryRun=true&mapping={mapping}", mapping)
                        .contentType(MediaType.parseMediaType("text/csv"))
                        .content(file("1", "Klarholz"))
                        .with(httpBasic(admin, PASSWORD)))
                .hasStatus(HttpStatus.ACCEPTED)
                .bodyJson()
                .extractingPath("$.dryRun")
                .isEqualTo(true);
        assertThat(mvc.post()
                        .uri("/api/v1/imports?type=customers&mapping={mapping}", "[1]")
                        .contentType(MediaType.parseMediaType("text/csv"))
                        .content("x\n")
                        .with(httpBasic(admin, PASSWORD)))
                .hasStatus(HttpStatus.BAD_REQUEST);
        assertThat(mvc.post()
                        .uri("/api/v1/imports?encoding=latin")
                        .contentType(MediaType.parseMediaType("text/csv"))
                        .content("x\n")
                        .with(httpBasic(admin, PASSWORD)))
                .hasStatus(HttpStatus.BAD_REQUEST);
    }

    private String file(String number, String name) {
        return "Kd-Nr %1$s,Firma %1$s\n%1$s-%2$s,%3$s\n".formatted(prefix, number, name);
    }

    private String send(String file) {
        MvcTestResult sent = mvc.post()
                .uri("/admin/imports")
                .multipart()
                .file(new MockMultipartFile("file", "kunden.csv", "text/csv", file.getBytes(StandardCharsets.UTF_8)))
                .param("type", "CUSTOMERS")
                .with(user(admin).roles("ADMIN"))
                .with(csrf())
                .exchange();
        return String.valueOf(sent.getResponse().getRedirectedUrl());
    }

    private MvcTestResult choose(String page, String first, String second, boolean dryRun) {
        return mvc.post()
                .uri(page)
                .param("column", first, second)
                .param("dryRun", String.valueOf(dryRun))
                .param("remember", "true")
                .with(user(admin).roles("ADMIN"))
                .with(csrf())
                .exchange();
    }

    private String shown(String page) {
        var request = mvc.get().uri(page).with(user(admin).roles("ADMIN"));
        MvcTestResult shown = request.exchange();
        assertThat(shown).hasStatusOk();
        return text(shown);
    }

    private String ended(String page) {
        Instant limit = Instant.now().plus(Duration.ofSeconds(30));
        String shown = shown(page);
        while (shown.contains("every 1s") && Instant.now().isBefore(limit)) {
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
            Matcher run =
                    Pattern.compile("/admin/imports/files/\\d+/dry-runs/\\d+").matcher(shown);
            assertThat(run.find()).isTrue();
            assertThat(mvc.get().uri(run.group()).with(user(admin).roles("ADMIN")))
                    .hasStatusOk();
            shown = shown(page);
        }
        return shown;
    }

    private long customers() {
        return jdbc.sql("select count(*) from customer where starts_with(customer_no, ?)")
                .param(prefix + "-")
                .query(Long.class)
                .single();
    }

    private void awaitCustomers(long count) {
        Instant limit = Instant.now().plus(Duration.ofSeconds(30));
        while (customers() < count && Instant.now().isBefore(limit)) {
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
        assertThat(customers()).isEqualTo(count);
    }

    private static String text(MvcTestResult result) {
        try {
            return result.getResponse().getContentAsString(StandardCharsets.UTF_8);
        } catch (java.io.UnsupportedEncodingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
