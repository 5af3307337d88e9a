package dev.perennial.crm.app.setup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.crm.CrmApplication;
import dev.perennial.crm.identity.People;
import dev.perennial.crm.identity.Role;
import dev.perennial.crm.testing.OnTestDatabase;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** TLS ends at a proxy, which tells by headers whom it speaks for. */
@SpringBootTest(
        classes = CrmApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"db-scheduler.enabled=false", "server.forward-headers-strategy=native"})
@OnTestDatabase
class BehindProxyTest {

    private static final String PASSWORD = "a long enough password";
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");

    private final HttpClient browser = HttpClient.newHttpClient();

    @LocalServerPort
    int port;

    @Autowired
    People people;

    @Autowired
    JdbcClient jdbc;

    @Test
    void overTlsTheSessionIsForTlsOnlyAndEveryAnswerStaysThere() throws IOException, InterruptedException {
        String name = someone();
        HttpResponse<String> form = send(proxied("/login", "198.51.100.7"));
        String cookie = session(form);

        HttpResponse<String> signedIn = send(signIn(name, PASSWORD, form, "198.51.100.7"));

        assertThat(cookie).contains("Secure").contains("HttpOnly").contains("SameSite=Lax");
        assertThat(session(signedIn)).contains("Secure");
        assertThat(form.headers().firstValue("Strict-Transport-Security")).isPresent();
        assertThat(signedIn.statusCode()).isEqualTo(302);
        assertThat(URI.create("https://crm.example/login")
                        .resolve(signedIn.headers().firstValue("Location").orElseThrow()))
                .isEqualTo(URI.create("https://crm.example/"));
    }

    @Test
    void guessesAreCountedByTheAddressBehindTheProxy() throws IOException, InterruptedException {
        String name = someone();

        send(signIn(name, "wrong", send(proxied("/login", "198.51.100.8")), "198.51.100.8"));

        assertThat(jdbc.sql("select subject from sign_in_failure where subject like ?")
                        .param(name + "@%")
                        .query(String.class)
                        .list())
                .isEqualTo(List.of(name + "@198.51.100.8"));
    }

    private String someone() {
        String name = "p" + UUID.randomUUID().toString().substring(0, 8);
        people.add(new People.NewUser(name, "Lin Yue", PASSWORD, Role.REP, null));
        return name;
    }

    private HttpRequest signIn(String name, String password, HttpResponse<String> form, String address) {
        Matcher token = TOKEN.matcher(form.body());
        assertThat(token.find()).isTrue();
        String fields = "username=%s&password=%s&_csrf=%s".formatted(name, encoded(password), encoded(token.group(1)));
        return requested("/login", address)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Cookie", session(form).replaceFirst(";.*", ""))
                .POST(HttpRequest.BodyPublishers.ofString(fields))
                .build();
    }

    private HttpRequest proxied(String path, String address) {
        return requested(path, address).build();
    }

    /** What reaches the application when a browser asks https://crm.example from an address. */
    private HttpRequest.Builder requested(String path, String address) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("X-Forwarded-For", address)
                .header("X-Forwarded-Proto", "https")
                .header("X-Forwarded-Host", "crm.example")
                .header("X-Forwarded-Port", "443");
    }

    private HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        return browser.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private static String session(HttpResponse<String> response) {
        return response.headers().allValues("Set-Cookie").stream()
                .filter(cookie -> cookie.startsWith("SESSION="))
                .findFirst()
                .orElseThrow();
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
