package dev.perennial.crm.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.crm.CrmApplication;
import dev.perennial.crm.testing.TestDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class DoctorTest {

    @TempDir
    Path directory;

    private final Map<String, String> settings = new LinkedHashMap<>();

    /** The log of the tests stays as it is. */
    @BeforeEach
    void keepLog() {
        set("org.springframework.boot.logging.LoggingSystem", "none");
    }

    @AfterEach
    void forget() {
        settings.keySet().forEach(System::clearProperty);
    }

    @Test
    void aHealthyInstallationIsWellAndWhatOthersMayReadIsTold(CapturedOutput output) throws Exception {
        TestDatabase database = TestDatabase.fresh();
        Flyway.configure()
                .dataSource(database.url(), database.username(), database.password())
                .load()
                .migrate();
        Path key = Files.createFile(directory.resolve("keyset.json"));
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r--r--"));

        set("crm.backup.directory", directory.resolve("backups").toString());

        assertThat(examine(database.url(), database)).isZero();

        assertThat(output.getOut())
                .contains("well     Database: PostgreSQL 18")
                .contains("well     Migrations: All ")
                .contains("well     Backups: The first backup is due tonight.")
                .contains("warning  Keys and passwords: Others on this machine may read " + key)
                .contains("chmod 600 " + key);
    }

    @Test
    void aDatabaseThatDoesNotAnswerIsToldWithWhatToDoAndTheRestIsStillLookedAt(CapturedOutput output) {
        TestDatabase database = TestDatabase.shared();

        assertThat(examine(database.url().replaceFirst("/[^/]*$", "/no_such_database"), database))
                .isOne();

        assertThat(output.getOut())
                .contains(
                        "wrong    Database: The database does not answer:", "no_such_database", "SPRING_DATASOURCE_URL")
                .contains("well     Data directory: ")
                .doesNotContain("Migrations");
    }

    @Test
    void whereThereIsNoDatabaseNoneIsMade(CapturedOutput output) {
        set("crm.data-dir", directory.toString());

        assertThat(doctor()).isOne();

        assertThat(output.getAll()).contains("There is no database in " + directory);
        assertThat(directory).isEmptyDirectory();
    }

    private int examine(String url, TestDatabase database) {
        set("crm.data-dir", directory.toString());
        set("spring.datasource.url", url);
        set("spring.datasource.username", database.username());
        set("spring.datasource.password", database.password());
        return doctor();
    }

    private void set(String name, String value) {
        settings.put(name, value);
        System.setProperty(name, value);
    }

    private static int doctor() {
        return PerennialCommand.execute(new Launcher(CrmApplication.class), "doctor");
    }
}
