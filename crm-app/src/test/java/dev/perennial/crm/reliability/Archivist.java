package dev.perennial.crm.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** An administrator on the page of backups, signed in once for all lives of the server. */
final class Archivist {

    private static final String PAGE = "/admin/system/backups";
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
    private static final Pattern NEWEST =
            Pattern.compile("<tbody>\\s*<tr>.*?<span class=\"pn-cell-sub\">([^<]+)</span>.*?</tr>", Pattern.DOTALL);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int PAUSE_MILLIS = 100;

    private final String server;
    private final HttpClient browser = HttpClient.newBuilder()
            .cookieHandler(new CookieManager())
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    /** @param server where it is, without a path */
    Archivist(String server) {
        this.server = server;
    }

    void signIn(String username, String password) throws IOException, InterruptedException {
        HttpResponse<String> answer =
                post("/login", "username", username, "password", password, "_csrf", token(page("/login")));
        assertThat(answer.headers().firstValue("Location").orElse(""))
                .as("where signing in leads")
                .doesNotContain("login");
    }

    /**
     * Starts a backup and waits for its end.
     *
     * @param givesUp whether nobody waits for it any longer
     * @return the archive when it is done; null when it failed, or nobody knows
     */
    @Nullable
    Path backUp(BooleanSupplier givesUp) throws IOException, InterruptedException {
        if (post(PAGE, "_csrf", token(page(PAGE))).statusCode() != 302) {
            return null;
        }
        while (!givesUp.getAsBoolean()) {
            Matcher newest = NEWEST.matcher(page(PAGE));
            if (!newest.find() || newest.group().contains("pn-tag--crit")) {
                return null;
            }
            if (newest.group().contains("pn-tag--good")) {
                return Path.of(newest.group(1));
            }
            Thread.sleep(PAUSE_MILLIS);
        }
        return null;
    }

    /** @throws IOException when it is not shown: the server is about to die, or just back */
    private String page(String path) throws IOException, InterruptedException {
        HttpResponse<String> answer = browser.send(request(path).GET().build(), BodyHandlers.ofString());
        if (answer.statusCode() >= 500) {
            throw new IOException(path + " answers " + answer.statusCode());
        }
        assertThat(answer.statusCode())
                .as("%s for who is signed in: %s", path, answer.headers().firstValue("Location"))
                .isEqualTo(200);
        return answer.body();
    }

    private static String token(String page) {
        Matcher token = TOKEN.matcher(page);
        assertThat(token.find()).as("a form on %s", page).isTrue();
        return token.group(1);
    }

    private HttpResponse<String> post(String path, String... fields) throws IOException, InterruptedException {
        StringBuilder form = new StringBuilder();
        for (int index = 0; index < fields.length; index += 2) {
            form.append(fields[index])
                    .append('=')
                    .append(URLEncoder.encode(fields[index + 1], StandardCharsets.UTF_8))
                    .append('&');
        }
        return browser.send(
                request(path)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form.toString()))
                        .build(),
                BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(server + path)).timeout(PATIENCE);
    }
}
