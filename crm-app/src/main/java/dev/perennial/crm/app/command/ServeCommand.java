package dev.perennial.crm.app.command;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import lombok.RequiredArgsConstructor;
import picocli.CommandLine.Command;
import picocli.CommandLine.Unmatched;

@Command(
        name = "serve",
        description = "Serve the web application (what happens without a command).",
        mixinStandardHelpOptions = true,
        footer = {"", "Any --property=value of Spring Boot may follow, such as --server.port=9090."})
@RequiredArgsConstructor
class ServeCommand implements Callable<Integer> {

    private final Launcher launcher;

    @Unmatched
    private final List<String> properties = new ArrayList<>();

    @Override
    public Integer call() {
        launcher.serve(properties);
        return PerennialCommand.STAYS;
    }
}
