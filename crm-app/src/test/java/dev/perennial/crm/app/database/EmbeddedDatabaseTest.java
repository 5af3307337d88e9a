package dev.perennial.crm.app.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.perennial.crm.app.database.EmbeddedDatabase.Use;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedDatabaseTest {

    @TempDir
    static Path root;

    final DataDirectory directory = new DataDirectory(root.resolve("data"));

    @Test
    void everyCommittedRowSurvivesTheKillingOfTheProcessWhoseDatabaseLivesOn() throws Exception {
        int lastSeen;
        try (SecondProcess other = SecondProcess.serving(directory)) {
            do {
                lastSeen = other.nextCommitted();
            } while (lastSeen < 200);
        }
        assertThat(Postmaster.of(directory.cluster())).as("lives on").isPresent();

        try (EmbeddedDatabase database = EmbeddedDatabase.open(directory, Use.SERVE)) {
            assertThat(number(database, "select count(*) from committed")).isGreaterThanOrEqualTo(lastSeen);
            assertThat(number(database, "select max(number) - count(*) from committed"))
                    .isZero();
        }
        assertThat(Postmaster.of(directory.cluster()))
                .as("stopped by the last to leave")
                .isEmpty();
    }

    @Test
    void aKilledServerIsStartedAgainWhereItWasWithNothingLost() throws Exception {
        try (EmbeddedDatabase database = EmbeddedDatabase.open(directory, Use.SERVE)) {
            execute(database, "create table kept as select 42 as answer");
            database.watch();

            Postmaster.of(directory.cluster()).orElseThrow().process().destroyForcibly();

            Awaitility.await()
                    .atMost(Duration.ofMinutes(1))
                    .ignoreExceptions()
                    .untilAsserted(() -> assertThat(number(database, "select answer from kept"))
                            .isEqualTo(42));
            execute(database, "drop table kept");
        }
    }

    @Test
    void aFileLeftByADeadServerIsNoHindranceEvenWhenItsNumberNowIsAnothers() throws Exception {
        EmbeddedDatabase.open(directory, Use.SERVE).close();
        Files.writeString(
                directory.cluster().resolve("postmaster.pid"),
                ProcessHandle.current().pid() + "\n" + directory.cluster() + "\n0\n5432\n");

        try (EmbeddedDatabase database = EmbeddedDatabase.open(directory, Use.SERVE)) {
            assertThat(number(database, "select 1")).isOne();
        }
    }

    @Test
    void oneServesAndOthersAttachToItsServer() throws Exception {
        try (SecondProcess other = SecondProcess.serving(directory)) {
            other.nextCommitted();

            assertThatExceptionOfType(EmbeddedDatabaseFailure.class)
                    .isThrownBy(() -> EmbeddedDatabase.open(directory, Use.SERVE))
                    .withMessageContaining("already serves");
            try (EmbeddedDatabase command = EmbeddedDatabase.open(directory, Use.COMMAND)) {
                assertThat(number(command, "select count(*) from committed")).isPositive();
            }
            assertThat(other.nextCommitted())
                    .as("the server outlives the command")
                    .isPositive();
        }
    }

    @Test
    void aCommandStartsTheServerForItsOwnTime() throws Exception {
        try (EmbeddedDatabase command = EmbeddedDatabase.open(directory, Use.COMMAND)) {
            assertThat(number(command, "select 1")).isOne();
        }
        assertThat(Postmaster.of(directory.cluster())).isEmpty();
    }

    @Test
    void itIsDurableOrdersTextByCodePointAndLetsNobodyInWithoutThePassword() throws Exception {
        try (EmbeddedDatabase database = EmbeddedDatabase.open(directory, Use.COMMAND)) {
            assertThat(text(database, "show fsync")).isEqualTo("on");
            assertThat(text(database, "show synchronous_commit")).isEqualTo("on");
            assertThat(text(database, "show listen_addresses")).isEqualTo("127.0.0.1");
            assertThat(text(database, "show unix_socket_directories")).isEmpty();
            assertThat(text(database, "show server_version")).startsWith(Programs.MAJOR_VERSION + ".");
            assertThat(text(database, """
                            select datlocprovider::text || ' ' || datlocale || ' ' || pg_encoding_to_char(encoding)
                            from pg_database where datname = current_database()""")).isEqualTo("b C.UTF-8 UTF8");
            assertThat(number(database, "select count(*) from pg_hba_file_rules where auth_method <> 'scram-sha-256'"))
                    .isZero();
            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> DriverManager.getConnection(database.url(), database.username(), "guess")
                            .close())
                    .withMessageContaining("authentication failed");
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.password())))
                .isEqualTo("rw-------");
    }

    @Test
    void dataOfAnotherMajorVersionAreRefusedWithAWayOut(@TempDir Path old) throws IOException {
        Files.createDirectories(old.resolve("postgres"));
        Files.writeString(old.resolve("postgres/PG_VERSION"), "17\n");

        assertThatExceptionOfType(EmbeddedDatabaseFailure.class)
                .isThrownBy(() -> EmbeddedDatabase.open(new DataDirectory(old), Use.SERVE))
                .withMessageContaining("written by PostgreSQL 17; this release brings PostgreSQL 18")
                .satisfies(failure -> assertThat(failure.remedy()).contains("pg_dump"));
    }

    private static int number(EmbeddedDatabase database, String sql) throws SQLException {
        return Integer.parseInt(text(database, sql));
    }

    private static String text(EmbeddedDatabase database, String sql) throws SQLException {
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            result.next();
            return result.getString(1);
        }
    }

    private static void execute(EmbeddedDatabase database, String sql) throws SQLException {
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static Connection connect(EmbeddedDatabase database) throws SQLException {
        return DriverManager.getConnection(database.url(), database.username(), database.password());
    }
}
