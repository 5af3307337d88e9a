package dev.perennial.crm.app.database;

import dev.perennial.crm.app.database.EmbeddedDatabase.Use;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;

/** Another process on a data directory: serves from it, and commits one number after the other until it is killed. */
final class SecondProcess implements AutoCloseable {

    private final Process process;
    private final BufferedReader output;

    private SecondProcess(Process process) {
        this.process = process;
        this.output = process.inputReader();
    }

    static SecondProcess serving(DataDirectory directory) throws IOException {
        return new SecondProcess(new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        SecondProcess.class.getName(),
                        directory.root().toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start());
    }

    /** The next number that is committed. */
    int nextCommitted() throws IOException {
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            if (line.startsWith("committed ")) {
                return Integer.parseInt(line.substring("committed ".length()));
            }
        }
        throw new IOException("The other process ended");
    }

    /** Kills it with SIGKILL: no shutdown hook runs, and its PostgreSQL lives on. */
    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }

    public static void main(String[] arguments) throws Exception {
        EmbeddedDatabase database = EmbeddedDatabase.open(new DataDirectory(Path.of(arguments[0])), Use.SERVE);
        try (Connection connection =
                        DriverManager.getConnection(database.url(), database.username(), database.password());
                Statement statement = connection.createStatement()) {
            statement.execute("drop table if exists committed; create table committed (number int)");
            for (int number = 1; ; number++) {
                statement.execute("insert into committed values (" + number + ")");
                System.out.println("committed " + number);
            }
        }
    }
}
