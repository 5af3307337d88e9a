package dev.perennial.crm.app.command;

import dev.perennial.crm.app.demo.DemoData;
import dev.perennial.crm.app.setup.FirstStart;
import java.util.concurrent.Callable;
import lombok.RequiredArgsConstructor;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(name = "demo", description = "Take the demo data away.", mixinStandardHelpOptions = true)
@RequiredArgsConstructor
class DemoCommand implements Callable<Integer> {

    private final Launcher launcher;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

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
        ConfigurableApplicationContext context = launcher.attached();
        try {
            context.getBean(DemoData.class).remove();
            FirstStart firstStart = context.getBean(FirstStart.class);
            firstStart.establish();
            spec.commandLine()
                    .getOut()
                    .println("The demo data are gone. A server that is running now must be restarted.");
            firstStart
                    .admitAdministrator()
                    .ifPresent(password -> spec.commandLine()
                            .getOut()
                            .printf(
                                    "Sign in as %s with the one-time password %s%n",
                                    FirstStart.ADMINISTRATOR, password));
            return Launcher.end(context, 0);
        } catch (RuntimeException failure) {
            Launcher.end(context, 1);
            throw failure;
        }
    }
}
