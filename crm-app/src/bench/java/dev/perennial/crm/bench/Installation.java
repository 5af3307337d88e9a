package dev.perennial.crm.bench;

import dev.perennial.crm.app.database.LoopbackPort;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The packaged product on an embedded database of its own, as its users run it: every command is a process with the heap that
 * is promised to suffice.
 */
final class Installation implements AutoCloseable {

    static final String PASSWORD = "bench-password";

    /** The collector is that of {@code ./crm}. */
    private static final List<String> JAVA_OPTIONS = List.of(
            "-Xmx1g", "-XX:+UseParallelGC", "-XX:-UseGCOverheadLimit", "--enable-native-access=ALL-UNNAMED");

    private static final int MOST_SECONDS = 600;

    private final Path jar;
    private final Path data;
    private @Nullable Process server;
    private int port;
    private long peakKilobytes;

    Installation(Path jar, Path data) {
        this.jar = jar;
        this.data = data;
    }

    boolean isThere() {
        return Files.exists(data.resolve("postgres"));
    }

    /** What a command of the product printed; it must succeed. */
    String run(String... arguments) throws IOException, InterruptedException {
        Process process = start(arguments);
        Thread watch = Thread.startVirtualThread(() -> watchMemory(process));
        String printed = new String(process.getInputStream().readAllBytes());
        int code = process.waitFor();
        watch.join();
        if (code != 0) {
            throw new IllegalStateException(String.join(" ", arguments) + ": " + printed);
        }
        return printed;
    }

    /** Most memory the last command or server held, heap and all, in megabytes; 0 where the system does not tell. */
    long peakMegabytes() {
        return peakKilobytes / 1024;
    }

    /** Starts the server; returns the seconds until it gave its first page. */
    double serve() throws IOException, InterruptedException {
        port = LoopbackPort.free();
        long begun = System.nanoTime();
        Process process = start("serve", "--server.port=" + port);
        server = process;
        Thread.startVirtualThread(() -> watchMemory(process));
        Thread.startVirtualThread(() -> drain(process));
        HttpClient client = HttpClient.newHttpClient();
        while (!answers(client)) {
            if (!process.isAlive() || seconds(begun) > MOST_SECONDS) {
                throw new IllegalStateException("The server does not start");
            }
            TimeUnit.MILLISECONDS.sleep(20);
        }
        return seconds(begun);
    }

    URI address(String path) {
        return URI.create("http://localhost:" + port + path);
    }

    void stop() {
        Process running = server;
        if (running != null) {
            running.destroy();
            running.onExit().join();
            server = null;
        }
    }

    /** A connection to the database, while the product runs. */
    Connection connect() throws IOException, SQLException {
        List<String> postmaster = Files.readAllLines(data.resolve("postgres/postmaster.pid"));
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + postmaster.get(3).strip() + "/crm",
                "perennial",
                Files.readString(data.resolve("postgres.password")).strip());
    }

    static double seconds(long begun) {
        return (System.nanoTime() - begun) / 1e9;
    }

    private boolean answers(HttpClient client) throws InterruptedException {
        try {
            return client.send(
                                    HttpRequest.newBuilder(address("/login")).build(),
                                    HttpResponse.BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    private Process start(String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(JAVA_OPTIONS);
        command.addAll(List.of("-jar", jar.toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("CRM_DATA_DIR", data.toString());
        builder.environment().put("CRM_DEMO", "false");
        builder.environment().put("CRM_ADMIN_PASSWORD", PASSWORD);
        peakKilobytes = 0;
        return builder.start();
    }

    private static void drain(Process process) {
        try {
            process.getInputStream().readAllBytes();
        } catch (IOException ended) {
            // so has the process
        }
    }

    /** Linux keeps the peak itself; it is gone with the process, so it is asked for now and then. */
    private void watchMemory(Process process) {
        Path status = Path.of("/proc/" + process.pid() + "/status");
        while (process.isAlive()) {
            try {
                Files.readAllLines(status).stream()
                        .filter(line -> line.startsWith("VmHWM:"))
                        .findFirst()
                        .ifPresent(line -> peakKilobytes = Long.parseLong(line.replaceAll("\\D", "")));
                TimeUnit.MILLISECONDS.sleep(100);
            } catch (IOException ended) {
                return;
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    @Override
    public void close() {
        stop();
    }
}
