package dev.perennial.crm.app.command;

import dev.perennial.crm.app.setup.FirstStart;
import dev.perennial.crm.operation.Demonstration;
import dev.perennial.crm.shared.Conflict;
import java.util.concurrent.Callable;
import lombok.RequiredArgsConstructor;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** No {@link DatabaseCommand}: it works on a half loaded demonstration, too. */
@Command(name = "demo", description = "Take the demo data away.", mixinStandardHelpOptions = true)
@RequiredArgsConstructor
class DemoCommand implements Callable<Integer> {

    private final Launcher launcher;

    @Option(
            names = "--remove",
            required = true,
            description = {
                "Remove the demo data and everything done with them.",
                "What is left is an empty product with a new administrator."
            })
    private boolean remove;

    @Option(
            names = "--with-additions",
            description = "Also when customers, orders or imports of your own stand beside them: those go, too.")
    private boolean withAdditions;

    @Override
    public Integer call() {
        try (ConfigurableApplicationContext application = launcher.attached()) {
            try {
                application
                        .getBean(Demonstration.class)
                        .remove(withAdditions)
                        .ifPresent(password -> System.out.printf(
                                "Sign in as %s with the one-time password %s%n", FirstStart.ADMINISTRATOR, password));
            } catch (Conflict refusal) {
                throw new CommandFailure(DatabaseCommand.worded(application, refusal.reason()));
            }
            System.out.println("The demo data are gone. A server that is running now must be restarted.");
            return 0;
        }
    }
}
