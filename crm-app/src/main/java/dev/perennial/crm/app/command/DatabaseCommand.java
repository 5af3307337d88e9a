package dev.perennial.crm.app.command;

import dev.perennial.crm.shared.Conflict;
import dev.perennial.crm.shared.InvalidInput;
import dev.perennial.crm.shared.Message;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import lombok.RequiredArgsConstructor;
import org.springframework.context.ConfigurableApplicationContext;

/** A command that works on the database, beside a server that runs or alone. */
@RequiredArgsConstructor
abstract class DatabaseCommand implements Callable<Integer> {

    private final Launcher launcher;

    /** Does the work and answers with the exit code. */
    abstract int run(ConfigurableApplicationContext application) throws Exception;

    /** The application as this command needs it. */
    ConfigurableApplicationContext open(Launcher launcher) {
        return launcher.forCommand();
    }

    @Override
    public final Integer call() throws Exception {
        try (ConfigurableApplicationContext application = open(launcher)) {
            try {
                return run(application);
            } catch (InvalidInput refusal) {
                throw new CommandFailure(refusal.problems().stream()
                        .map(problem -> worded(application, problem.message()))
                        .collect(Collectors.joining(" ")));
            } catch (Conflict refusal) {
                throw new CommandFailure(worded(application, refusal.reason()));
            }
        }
    }

    /** A message in the language of this machine. */
    static String worded(ConfigurableApplicationContext application, Message message) {
        return application.getMessage(message.code(), message.arguments().toArray(), Locale.getDefault());
    }
}
