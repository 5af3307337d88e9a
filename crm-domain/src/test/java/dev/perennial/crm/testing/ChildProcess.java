package dev.perennial.crm.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

/** A process of its own on the database of a test, to be killed in the middle of its work. */
public final class ChildProcess {

    private static final String READY = "at work, to be killed";

    private ChildProcess() {}

    /** To be called by the child, once, when it is at the work in which it is to be killed. */
    public static void tellReady() {
        System.out.println(READY);
    }

    /** Starts a class with a main method; returns when it has told that it is ready. */
    public static Process start(JdbcConnectionDetails database, Class<?> main, String... arguments) throws IOException {
        return start(database, Runtime.getRuntime().availableProcessors(), main, arguments);
    }

    /** The same with so many processors to work on. */
    public static Process start(JdbcConnectionDetails database, int processors, Class<?> main, String... arguments)
            throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "-XX:ActiveProcessorCount=" + processors,
                "-Dspring.datasource.url=" + database.getJdbcUrl(),
                "-Dspring.datasource.username=" + database.getUsername(),
                "-Dspring.datasource.password=" + database.getPassword(),
                "-Dspring.main.banner-mode=off",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                main.getName()));
        command.addAll(List.of(arguments));
        Process child = new ProcessBuilder(command).redirectErrorStream(true).start();
        awaitReady(child);
        return child;
    }

    private static void awaitReady(Process child) throws IOException {
        BufferedReader output = child.inputReader(StandardCharsets.UTF_8);
        StringBuilder said = new StringBuilder();
        String line = output.readLine();
        while (line != null && !line.equals(READY)) {
            said.append(line).append('\n');
            line = output.readLine();
        }
        assertThat(line).as("what the child said: %s", said).isNotNull();
    }
}
