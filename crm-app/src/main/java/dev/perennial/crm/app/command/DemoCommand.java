package dev.perennial.crm.app.command;

import dev.perennial.crm.app.demo.DemoData;
import dev.perennial.crm.app.setup.FirstStart;
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
                "Remove the demo data and everything added to them.",
                "What is left is an empty product with a new administrator."
            })
    private boolean remove;

    @Override
    public Integer call() {
        try (ConfigurableApplicationContext application = launcher.attached()) {
            application.getBean(DemoData.class).remove();
            FirstStart firstStart = application.getBean(FirstStart.class);
            firstStart.establish();
            System.out.println("The demo data are gone. A server that is running now must be restarted.");
            firstStart
                    .admitAdministrator()
                    .ifPresent(password -> System.out.printf(
                            "Sign in as %s with the one-time password %s%n", FirstStart.ADMINISTRATOR, password));
            return 0;
        }
    }
}
