package dev.perennial.crm.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.crm.CrmApplication;
import dev.perennial.crm.app.database.DataDirectory;
import dev.perennial.crm.app.database.EmbeddedDatabase;
import dev.perennial.crm.app.database.EmbeddedDatabase.Use;
import dev.perennial.crm.app.database.LoopbackPort;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/** The application with its embedded database in processes of their own, to be killed at any moment and started again. */
final class KilledServer implements AutoCloseable {

    /** What archives are sealed with. */
    static final String SEAL = "a password for archives";

    private static final String PASSWORD = "a long enough password";
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Path data;
    private final Path output;
    private final int port;
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private @Nullable Process process;

    /** @param root a directory that is there, and in which nothing is yet */
    KilledServer(Path root) throws IOException {
        this.data = root.resolve("data");
        this.output = root.resolve("output");
        this.port = LoopbackPort.free();
    }

    /** Starts it; returns once it serves. */
    void start() throws IOException {
        process = run("serve", "--server.port=" + port);
        awaitService();
    }

    /** Fills it, before it first starts, with what an archive holds. */
    void restore(Path archive) throws IOException, InterruptedException {
        assertThat(run("restore", archive.toString()).waitFor())
                .as("%s", said())
                .isZero();
    }

    private Process run(String... command) throws IOException {
        List<String> words = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                CrmApplication.class.getName()));
        words.addAll(List.of(command));
        ProcessBuilder builder = new ProcessBuilder(words)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()));
        builder.environment().put("CRM_DATA_DIR", data.toString());
        builder.environment().put("CRM_DEMO", "false");
        builder.environment().put("CRM_ADMIN_PASSWORD", PASSWORD);
        builder.environment().put("CRM_BACKUP_PASSWORD", SEAL);
        builder.environment().put("CRM_BACKUP_TRIAL_DAYS", "0");
        return builder.start();
    }

    /** Somebody who signs in as its administrator. */
    Archivist archivist() throws IOException, InterruptedException {
        Archivist archivist = new Archivist(address());
        archivist.signIn("admin", PASSWORD);
        return archivist;
    }

    /** Where its backups go. */
    Path backups() {
        return data.resolve("backups");
    }

    private String address() {
        return "http://localhost:" + port;
    }

    /** Waits until it answers, with its database. */
    void awaitService() {
        Process started = running();
        Awaitility.await()
                .atMost(PATIENCE)
                .failFast(() -> assertThat(started.isAlive()).as("%s", said()).isTrue())
                .ignoreExceptions()
                .until(() -> get("/actuator/health").statusCode() == 200);
    }

    /** SIGKILL: no shutdown hook runs, and the database lives on without its application. */
    void kill() {
        running().destroyForcibly().onExit().join();
    }

    /** SIGKILL to PostgreSQL's main process; the application lives on and has to get it back. */
    void killDatabase() throws IOException {
        String number =
                Files.readAllLines(data.resolve("postgres/postmaster.pid")).getFirst();
        ProcessHandle database =
                ProcessHandle.of(Long.parseLong(number.strip())).orElseThrow();
        database.destroyForcibly();
        database.onExit().join();
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return client.send(request(path).GET().build(), BodyHandlers.ofString());
    }

    HttpResponse<String> send(String method, String path, String type, String body)
            throws IOException, InterruptedException {
        return client.send(
                request(path)
                        .header("Content-Type", type)
                        .method(method, HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path) {
        String credentials = Base64.getEncoder().encodeToString(("admin:" + PASSWORD).getBytes(StandardCharsets.UTF_8));
        return HttpRequest.newBuilder(URI.create(address() + path))
                .timeout(Duration.ofSeconds(30))
                .header("Authorization", "Basic " + credentials);
    }

    /** The database it works on, beside it. */
    EmbeddedDatabase database() {
        return EmbeddedDatabase.open(new DataDirectory(data), Use.COMMAND);
    }

    /** All it wrote to its console, over all its lives. */
    String said() {
        try {
            return Files.readString(output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Process running() {
        if (process == null) {
            throw new IllegalStateException("not started yet");
        }
        return process;
    }

    /** Ends it in order, and its database with it. */
    @Override
    public void close() {
        if (process != null) {
            process.destroy();
            process.onExit().join();
        }
    }
}
