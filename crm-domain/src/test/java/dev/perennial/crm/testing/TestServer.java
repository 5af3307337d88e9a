package dev.perennial.crm.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import lombok.extern.slf4j.Slf4j;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.postgresql.PostgreSQLContainer;

/**
 * The PostgreSQL server behind {@link TestDatabase}.
 *
 * @param url       JDBC address of a database that new ones are created from
 * @param keepsData whether the server outlives this JVM, so that created databases must be dropped
 */
@Slf4j
record TestServer(String url, String username, String password, boolean keepsData) {

    /** As in production: text is ordered by code point on every machine alike. */
    private static final String CREATE =
            "create database %s template template0 encoding 'UTF8' locale_provider builtin builtin_locale 'C.UTF-8' locale 'C'";

    static TestServer running() {
        return Running.SERVER;
    }

    TestDatabase createDatabase() {
        String name = "crm_test_" + UUID.randomUUID().toString().replace("-", "");
        execute(CREATE.formatted(name));
        if (keepsData) {
            whenAllIsClosed(() -> execute("drop database if exists " + name + " with (force)"));
        }
        return new TestDatabase(url.replaceFirst("(//[^/]+/)[^?]*", "$1" + name), username, password);
    }

    private void execute(String sql) {
        try (Connection connection = DriverManager.getConnection(url, username, password);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException("The test server at " + url + " refused: " + sql, e);
        }
    }

    private static TestServer start() {
        String given = setting("url");
        if (given != null) {
            log.info("Tests run on the PostgreSQL given as {}", given);
            return new TestServer(
                    given,
                    Objects.requireNonNullElse(setting("username"), "postgres"),
                    Objects.requireNonNullElse(setting("password"), ""),
                    true);
        }
        return dockerAnswers() ? container() : embedded();
    }

    private static @Nullable String setting(String name) {
        String variable = "CRM_TEST_DATABASE_" + name.toUpperCase(Locale.ROOT);
        return System.getProperty("crm.test.database." + name, System.getenv(variable));
    }

    /** Asks Docker only where there is a sign of it: the question alone costs seconds and an alarming log. */
    private static boolean dockerAnswers() {
        boolean sign = System.getenv("DOCKER_HOST") != null || Files.exists(Path.of("/var/run/docker.sock"));
        return sign && DockerClientFactory.instance().isDockerAvailable();
    }

    @SuppressWarnings("resource") // Testcontainers removes it when this JVM ends
    private static TestServer container() {
        PostgreSQLContainer container =
                new PostgreSQLContainer("postgres:18").withCommand("postgres", "-c", "fsync=off");
        container.start();
        log.info("Tests run on PostgreSQL in a container at {}", container.getJdbcUrl());
        return new TestServer(container.getJdbcUrl(), container.getUsername(), container.getPassword(), false);
    }

    @SuppressWarnings("resource") // stopped when this JVM ends
    private static TestServer embedded() {
        try {
            EmbeddedPostgres server =
                    EmbeddedPostgres.builder().setRegisterShutdownHook(false).start();
            whenAllIsClosed(() -> stop(server));
            String url = "jdbc:postgresql://localhost:%d/postgres".formatted(server.getPort());
            log.info("Tests run on the embedded PostgreSQL at {}", url);
            return new TestServer(url, "postgres", "", false);
        } catch (IOException e) {
            throw new UncheckedIOException("The embedded PostgreSQL for tests does not start", e);
        }
    }

    private static void stop(EmbeddedPostgres server) {
        try {
            server.close();
        } catch (IOException e) {
            log.warn("The embedded PostgreSQL for tests does not stop", e);
        }
    }

    /** After the applications under test, which at their end still ask the database whether anything is left to do. */
    private static void whenAllIsClosed(Runnable action) {
        SpringApplication.getShutdownHandlers().add(action);
    }

    private static final class Running {

        static final TestServer SERVER = start();
    }
}
