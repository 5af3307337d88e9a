package dev.perennial.crm.app.command;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import lombok.RequiredArgsConstructor;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Unmatched;

@Command(
        name = "serve",
        description = "Serve the web application (what happens without a command).",
        mixinStandardHelpOptions = true,
        footer = {"", "Any --property=value of Spring Boot may follow, such as --server.port=9090."})
@RequiredArgsConstructor
class ServeCommand implements Callable<Integer> {

    private final Launcher launcher;

    @Option(
            names = "--until-ready",
            description = "Stop as soon as it is ready: tries a configuration, or leaves Java a cache of classes.")
    private boolean untilReady;

    @Unmatched
    private final List<String> properties = new ArrayList<>();

    @Override
    public Integer call() {
        ConfigurableApplicationContext application = launcher.serve(properties);
        if (!untilReady) {
            return PerennialCommand.STAYS;
        }
        application.close();
        return 0;
    }
}
