package dev.perennial.crm.app.command;

import dev.perennial.crm.app.database.EmbeddedDatabaseFailure;
import dev.perennial.crm.operation.Checkup;
import dev.perennial.crm.operation.Finding;
import dev.perennial.crm.operation.Finding.Grade;
import dev.perennial.crm.shared.Message;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import lombok.RequiredArgsConstructor;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;

/** The checks of the system's page, on the console, also where the database does not answer. */
@Command(
        name = "doctor",
        description = "Look whether all is well, and say what to do where it is not.",
        mixinStandardHelpOptions = true,
        footer = {"", "Exit code 1 when something is wrong; warnings do not count. Changes nothing."})
@RequiredArgsConstructor
class DoctorCommand implements Callable<Integer> {

    private final Launcher launcher;

    @Override
    public Integer call() {
        try (ConfigurableApplicationContext application = launcher.looking()) {
            List<Finding> findings = application.getBean(Checkup.class).run();
            findings.forEach(finding -> tell(application, finding));
            return findings.stream().anyMatch(finding -> finding.grade() == Grade.WRONG) ? 1 : 0;
        } catch (EmbeddedDatabaseFailure failure) {
            System.out.printf("%-8s %s%n%-8s %s%n", "wrong", failure.getMessage(), "", failure.remedy());
            return 1;
        }
    }

    private static void tell(ConfigurableApplicationContext application, Finding finding) {
        String subject = DatabaseCommand.worded(application, Message.of("system.check." + finding.subject()));
        String found = DatabaseCommand.worded(application, finding.found());
        System.out.printf("%-8s %s: %s%n", word(finding.grade()), subject, found);
        if (finding.remedy() != null) {
            System.out.printf("%-8s %s%n", "", DatabaseCommand.worded(application, finding.remedy()));
        }
    }

    private static String word(Grade grade) {
        return grade == Grade.GOOD ? "well" : grade.name().toLowerCase(Locale.ROOT);
    }
}
