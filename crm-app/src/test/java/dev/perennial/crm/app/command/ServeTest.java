package dev.perennial.crm.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.crm.CrmApplication;
import dev.perennial.crm.testing.TestDatabase;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class ServeTest {

    @TempDir
    Path directory;

    /** The log of the other tests stays as it is. */
    @BeforeEach
    void keepLog() {
        System.setProperty(LoggingSystem.SYSTEM_PROPERTY, LoggingSystem.NONE);
    }

    @AfterEach
    void forget() {
        System.clearProperty(LoggingSystem.SYSTEM_PROPERTY);
    }

    @Test
    void untilReadyItServesAndStopsWithSuccess(CapturedOutput output) {
        TestDatabase database = TestDatabase.fresh();

        int code = PerennialCommand.execute(
                new Launcher(CrmApplication.class),
                "--until-ready",
                "--server.port=0",
                "--crm.demo=false",
                "--crm.data-dir=" + directory,
                "--spring.datasource.url=" + database.url(),
                "--spring.datasource.username=" + database.username(),
                "--spring.datasource.password=" + database.password());

        assertThat(code).isZero();
        assertThat(output).contains("Perennial CRM is ready: http://localhost:", "one-time password");
    }
}
