package dev.perennial.crm.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.httpBasic;

import dev.perennial.crm.testing.SalesForce;
import dev.perennial.crm.testing.TestClock;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** The examples of the integrator's guide, one after the other as they stand there. */
@SampleBusinessTest
class IntegrationGuideTest {

    /** When all days of the examples are past, and those of the tasks to come. */
    private static final Instant READING = Instant.parse("2026-11-02T02:00:00Z");

    private static final int REQUESTS = 15;

    @Autowired
    MockMvcTester mvc;

    @Autowired
    TestClock clock;

    @Autowired
    JdbcClient jdbc;

    /** What commands before have written, by name. */
    private final Map<String, String> files = new HashMap<>();

    private final List<String> refused = new ArrayList<>();

    @Test
    void everyExampleOfTheGuideWorks() throws IOException {
        clock.set(READING);
        int requests = 0;
        for (List<String> command : ShellBlocks.commands(Files.readString(Path.of("../docs/integration.md")))) {
            switch (command.getFirst()) {
                case "curl" -> {
                    request(command);
                    requests++;
                }
                case "printf" -> files.put(command.getLast(), command.get(1).replace("\\n", "\n"));
                default -> assertThat(command).first().isEqualTo("./crm");
            }
        }

        assertThat(refused).isEmpty();
        assertThat(requests).isEqualTo(REQUESTS);
        assertThat(texts("select order_no from orders where order_no like 'WEB-1-%' order by 1"))
                .containsExactly("WEB-1-1", "WEB-1-2", "WEB-1-3");
        assertThat(texts("""
                        select c.region || ' ' || (select count(*) from behaviour_event e where e.customer_id = c.id)
                            || ' ' || (select count(*) from care_task t where t.customer_id = c.id and t.title = 'Welcome')
                            || ' ' || (select count(*) from interaction i where i.customer_id = c.id and i.subject = 'New harvest')
                            || ' ' || exists (select from customer_score s where s.customer_id = c.id)
                        from customer c where customer_no = 'WEB-1'""")).containsExactly("North 1 1 1 true");
    }

    /** What goes on in the background is waited for: the next example, and the next test, count on it. */
    private void request(List<String> command) throws IOException {
        MockHttpServletResponse answer = exchange(command).getResponse();
        if (answer.getStatus() / 100 != 2) {
            refused.add(command + " answers " + answer.getContentAsString());
        }
        Awaitility.await().atMost(Duration.ofMinutes(2)).until(() -> texts("""
                        select 1 from import where status in ('QUEUED', 'RUNNING')
                        union all select 1 from score_run where status in ('QUEUED', 'RUNNING')
                        union all select 1 from event_publication where completion_date is null""").isEmpty());
    }

    private MvcTestResult exchange(List<String> command) {
        Map<String, String> headers = new HashMap<>();
        String method = "GET";
        String body = null;
        String url = "";
        for (int at = 1; at < command.size(); at++) {
            switch (command.get(at)) {
                case "-u" -> assertThat(command.get(++at)).isEqualTo("admin:perennial-demo");
                case "-X" -> method = command.get(++at);
                case "-H" -> {
                    String[] header = command.get(++at).split(": ", 2);
                    headers.put(header[0], header[1]);
                }
                case "-d" -> body = command.get(++at);
                case "--data-binary" -> {
                    body = files.get(command.get(++at).substring(1));
                    method = "POST";
                }
                case "-i" -> {}
                default -> url = command.get(at);
            }
        }
        var request = mvc.method(HttpMethod.valueOf(method))
                .uri(URI.create(url.replace("http://localhost:8080", "")))
                .with(httpBasic("admin", SalesForce.PASSWORD));
        headers.forEach(request::header);
        if (body != null) {
            request.content(body.getBytes(StandardCharsets.UTF_8));
        }
        return request.exchange();
    }

    private List<@Nullable String> texts(String sql) {
        return jdbc.sql(sql).query(String.class).list();
    }
}
