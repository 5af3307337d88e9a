package dev.perennial.crm.bench;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Somebody signed in with a browser's means: one sign-in, then a session. */
final class Session {

    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");

    private final Installation product;
    private final String username;
    private final HttpClient client =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();

    private Session(Installation product, String username) {
        this.product = product;
        this.username = username;
    }

    static Session of(Installation product, String username) throws IOException, InterruptedException {
        Session session = new Session(product, username);
        Matcher token = TOKEN.matcher(session.get("/login"));
        if (!token.find()) {
            throw new IllegalStateException("The page to sign in has no token");
        }
        String form = "username=" + username + "&password=" + Installation.PASSWORD + "&_csrf="
                + URLEncoder.encode(token.group(1), StandardCharsets.UTF_8);
        session.send(HttpRequest.newBuilder(product.address("/login"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form)));
        return session;
    }

    String get(String path) throws IOException, InterruptedException {
        HttpResponse<String> answer = send(HttpRequest.newBuilder(product.address(path)));
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(username + " gets " + answer.statusCode() + " for " + path);
        }
        return answer.body();
    }

    /** Calls the interface for programs, with name and password. */
    String call(String method, String path, String json) throws IOException, InterruptedException {
        String basic = Base64.getEncoder()
                .encodeToString((username + ":" + Installation.PASSWORD).getBytes(StandardCharsets.UTF_8));
        HttpResponse<String> answer = send(HttpRequest.newBuilder(product.address(path))
                .header("Content-Type", "application/json")
                .header("Authorization", "Basic " + basic)
                .method(method, BodyPublishers.ofString(json)));
        if (answer.statusCode() >= 300) {
            throw new IllegalStateException(method + " " + path + ": " + answer.body());
        }
        return answer.body();
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), BodyHandlers.ofString());
    }
}
