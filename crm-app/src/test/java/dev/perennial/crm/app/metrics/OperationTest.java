package dev.perennial.crm.app.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.httpBasic;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import dev.perennial.crm.app.testing.OperatorTest;
import dev.perennial.crm.customer.CustomerType;
import dev.perennial.crm.customer.Customers;
import dev.perennial.crm.customer.Facts;
import dev.perennial.crm.identity.People;
import dev.perennial.crm.testing.SalesForce;
import dev.perennial.crm.testing.TestClock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Metrics, health, request ids and logs; every statement counts as slow, so that the log has much to give away. */
@OperatorTest
class OperationTest {

    private static final List<String> PERSONAL =
            List.of("Quincy", "Zabriskie", "扎布里", "55512345", "5551 2345", "quincy@zabriskie.example");

    @Autowired
    MockMvcTester mvc;

    @Autowired
    People people;

    @Autowired
    Customers customers;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TestClock clock;

    @Autowired
    MessageSource messages;

    @Autowired
    List<RecurringTask<?>> jobs;

    @BeforeEach
    void hire() {
        if (people.find("ops-admin").isEmpty()) {
            SalesForce.hired(people, "ops");
        }
    }

    @Test
    void everyJobHasANameForPeople() {
        assertThat(jobs).isNotEmpty();
        for (Locale language : List.of(Locale.ENGLISH, Locale.SIMPLIFIED_CHINESE)) {
            assertThat(jobs)
                    .allSatisfy(job -> assertThat(messages.getMessage("system.job." + job.getName(), null, language))
                            .isNotBlank());
        }
    }

    @Test
    void metricsAreForAdministratorsAndWhoeverHasTheToken() {
        assertThat(mvc.get().uri("/actuator/prometheus")).hasStatus(HttpStatus.UNAUTHORIZED);
        assertThat(mvc.get().uri("/actuator/prometheus").header(HttpHeaders.AUTHORIZATION, "Bearer guess"))
                .hasStatus(HttpStatus.UNAUTHORIZED);
        assertThat(mvc.get().uri("/actuator/prometheus").with(httpBasic("ops-rep", SalesForce.PASSWORD)))
                .hasStatus(HttpStatus.FORBIDDEN);
        assertThat(mvc.get().uri("/actuator/prometheus").with(httpBasic("ops-admin", SalesForce.PASSWORD)))
                .hasStatusOk();
        assertThat(mvc.get().uri("/actuator/env").header(HttpHeaders.AUTHORIZATION, "Bearer watchful"))
                .hasStatus(HttpStatus.FORBIDDEN);
        assertThat(mvc.get().uri("/api/v1/customers").header(HttpHeaders.AUTHORIZATION, "Bearer watchful"))
                .hasStatus(HttpStatus.UNAUTHORIZED);
    }

    @Test
    void metricsCountTheBusinessAndCallPagesByTheirPattern() {
        customers.register(people.find("ops-admin").orElseThrow().asViewer(), "OP-7", facts("Seven"), null);
        jdbc.sql("""
                        insert into import (type, file_name, status, rows_read, rows_accepted, rows_rejected, started_at, finished_at)
                        values ('ORDERS', 'counted.csv', 'DONE', 40, 38, 2, now() - interval '3 seconds', now())""").update();
        jdbc.sql("""
                        insert into backup_run (kind, status, file, bytes, requested_by, started_at, finished_at)
                        values ('BACKUP', 'DONE', '/safe/counted.backup', 54321, 'system', '2026-03-01T03:00:00Z', '2026-03-01T03:00:20Z'),
                               ('TRIAL', 'FAILED', '/safe/counted.backup', null, 'system', '2026-03-01T03:01:00Z', '2026-03-01T03:02:00Z')""").update();
        assertThat(mvc.get().uri("/customers/OP-7").with(user("ops-admin").roles("ADMIN")))
                .hasStatusOk();
        clock.advance(Duration.ofMinutes(1));

        assertThat(mvc.get().uri("/actuator/prometheus").header(HttpHeaders.AUTHORIZATION, "Bearer watchful"))
                .hasStatusOk()
                .bodyText()
                .containsPattern("crm_import_rows_total\\{outcome=\"rejected\"} [1-9]")
                .containsPattern("crm_imports_total\\{status=\"done\"} [1-9]")
                .contains("crm_backups_total{status=\"done\"} 1.0", "crm_backup_trials_total{status=\"failed\"} 1.0")
                .contains("crm_backup_last_timestamp_seconds{kind=\"backup\"} 1.77233402E9")
                .contains(
                        "crm_backup_last_seconds{kind=\"backup\"} 20.0",
                        "crm_backup_last_bytes{kind=\"backup\"} 54321.0")
                .contains("crm_backup_last_timestamp_seconds{kind=\"trial\"} NaN")
                .contains("crm_care_tasks{state=\"open\"} ", "crm_score_runs_total{status=\"done\"} ")
                .contains("uri=\"/customers/{customerNo}\"")
                .doesNotContain("OP-7");
    }

    @Test
    void anyoneMayAskWhetherItLivesAndIsReadyButNotWhy() {
        for (String group : List.of("", "/liveness", "/readiness")) {
            assertThat(mvc.get().uri("/actuator/health" + group))
                    .hasStatusOk()
                    .bodyText()
                    .contains("\"status\":\"UP\"")
                    .doesNotContain("components", "PostgreSQL");
        }
    }

    @Test
    void aFailedPageShowsTheIdItsLinesInTheLogBear() {
        MvcTestResult proxied =
                mvc.get().uri("/login").header("X-Request-Id", "edge-0001.42").exchange();
        assertThat(proxied).headers().hasValue("X-Request-Id", "edge-0001.42");
        assertThat(mvc.get()
                        .uri("/login")
                        .header("X-Request-Id", "two\nlines")
                        .exchange()
                        .getResponse()
                        .getHeader("X-Request-Id"))
                .matches("[0-9a-f-]{36}");
        assertThat(mvc.get()
                        .uri("/error")
                        .accept(MediaType.TEXT_HTML)
                        .header("X-Request-Id", "edge-0001.43")
                        .with(user("ops-admin").roles("ADMIN")))
                .bodyText()
                .contains("edge-0001.43");
    }

    @Test
    void nobodysNamePhoneOrMailGetsIntoTheLogOfGoodAndBadRequests() {
        List<String> lines = new CopyOnWriteArrayList<>();
        AppenderBase<ILoggingEvent> appender = new AppenderBase<>() {
            @Override
            protected void append(ILoggingEvent event) {
                lines.add(text(event));
            }
        };
        Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        Logger slow = (Logger) LoggerFactory.getLogger("dev.perennial.crm.operation.TimedStatement");
        appender.start();
        root.addAppender(appender);
        slow.setLevel(Level.WARN);
        try {
            walk();
        } finally {
            slow.setLevel(Level.OFF);
            root.detachAppender(appender);
        }

        assertThat(lines).filteredOn(line -> line.contains("requestId=")).hasSizeGreaterThan(50);
        assertThat(lines).anySatisfy(line -> assertThat(line).contains("Slow statement", "insert into customer"));
        assertThat(lines).anySatisfy(line -> assertThat(line).contains("null value in column \"customer_no\""));
        assertThat(lines).allSatisfy(line -> assertThat(line).doesNotContain(PERSONAL));
    }

    private void walk() {
        String fields = """
                {"name": "Quincy Zabriskie 扎布里", "type": "PERSON", "contacts":
                    [{"kind": "PHONE", "value": "+86 138 5551 2345"}, {"kind": "EMAIL", "value": "quincy@zabriskie.example"}]%s}""";
        assertThat(put("OP-1", fields.formatted(""))).hasStatus(HttpStatus.CREATED);
        assertThat(put("OP-1", fields.formatted(", \"birthDate\": \"Zabriskie day\"")))
                .hasStatus(HttpStatus.BAD_REQUEST);
        assertThat(put("OP-1", fields.formatted(", \"Quincy\": 1"))).hasStatus(HttpStatus.BAD_REQUEST);
        assertThat(put("OP-1", fields.formatted(" Zabriskie"))).hasStatus(HttpStatus.BAD_REQUEST);
        assertThat(put("OP-2", fields.formatted("").replace("Quincy", "Quincy\\u0000")))
                .hasStatus(HttpStatus.BAD_REQUEST);
        for (String page : List.of(
                "/customers?q=Zabriskie",
                "/customers?q=+86 138 5551 2345",
                "/customers?q=Quincy&tier=Zabriskie",
                "/customers?run=Quincy",
                "/search?q=quincy@zabriskie.example",
                "/customers/OP-1",
                "/customers/Zabriskie")) {
            mvc.get()
                    .uri(page.replace(" ", "%20").replace("+", "%2B"))
                    .with(user("ops-admin").roles("ADMIN"))
                    .accept(MediaType.TEXT_HTML)
                    .exchange();
        }
        assertThat(mvc.post()
                        .uri("/customers")
                        .param("name", "Quincy Zabriskie")
                        .param("type", "Zabriskie")
                        .param("contacts[0].kind", "EMAIL")
                        .param("contacts[0].value", "quincy@zabriskie@example")
                        .with(user("ops-admin").roles("ADMIN"))
                        .with(csrf()))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(mvc.post()
                        .uri("/login")
                        .param("username", "Quincy")
                        .param("password", "Zabriskie")
                        .with(csrf()))
                .hasStatus3xxRedirection();
        bringIn("customer_no,name,birth_date,phone,email\n"
                + "OP-8,Quincy Zabriskie,long ago,5551 2345,quincy@zabriskie.example\n"
                + "OP-8,Zabriskie,,+86 138 5551 2345,quincy@zabriskie.example\n");
        assertThatThrownBy(() -> jdbc.sql("update customer set customer_no = null where customer_no = 'OP-1'")
                        .update())
                .satisfies(
                        failure -> LoggerFactory.getLogger(OperationTest.class).warn("Refused", failure));
    }

    private void bringIn(String csv) {
        MvcTestResult sent = mvc.post()
                .uri("/api/v1/imports?type=customers&fileName=people.csv")
                .contentType("text/csv")
                .content(csv)
                .with(httpBasic("ops-admin", SalesForce.PASSWORD))
                .exchange();
        assertThat(sent).hasStatus(HttpStatus.ACCEPTED);
        String place = Objects.requireNonNull(sent.getResponse().getHeader(HttpHeaders.LOCATION));
        long id = Long.parseLong(place.substring(place.lastIndexOf('/') + 1));
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .until(() -> jdbc.sql("select status = 'DONE' from import where id = ?")
                        .param(id)
                        .query(Boolean.class)
                        .single());
    }

    private MvcTestResult put(String number, String body) {
        return mvc.put()
                .uri("/api/v1/customers/" + number)
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .with(httpBasic("ops-admin", SalesForce.PASSWORD))
                .exchange();
    }

    private static String text(ILoggingEvent event) {
        String trace = event.getThrowableProxy() == null ? "" : ThrowableProxyUtil.asString(event.getThrowableProxy());
        return event.getFormattedMessage() + event.getMDCPropertyMap() + trace;
    }

    private static Facts facts(String name) {
        return Facts.of(name, CustomerType.PERSON);
    }
}
