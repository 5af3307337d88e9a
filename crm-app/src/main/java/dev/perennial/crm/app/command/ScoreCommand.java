package dev.perennial.crm.app.command;

import dev.perennial.crm.segmentation.run.RunData;
import dev.perennial.crm.segmentation.run.ScoreRun;
import dev.perennial.crm.segmentation.run.ScoreRuns;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "score", description = "Score every customer and publish the result.", mixinStandardHelpOptions = true)
class ScoreCommand extends DatabaseCommand {

    @Option(
            names = "--as-of",
            paramLabel = "YYYY-MM-DD",
            description = "The business day to score as of; the last complete one by default.")
    private @Nullable LocalDate asOf;

    ScoreCommand(Launcher launcher) {
        super(launcher);
    }

    @Override
    int run(ConfigurableApplicationContext application) {
        ProgressBar bar = ProgressBar.onConsole();
        ScoreRun run;
        try {
            run = application
                    .getBean(ScoreRuns.class)
                    .run(
                            asOf,
                            null,
                            ScoreRuns.SYSTEM,
                            (phase, share) -> bar.at(phase.name().toLowerCase(Locale.ROOT), share));
        } finally {
            bar.done();
        }
        System.out.printf(
                "Scored %d customers as of %s in %.1f s (run %d, %s)%n",
                Objects.requireNonNullElse(run.customers(), 0L),
                run.asOf(),
                Objects.requireNonNullElse(run.duration(), Duration.ZERO).toMillis() / 1000.0,
                run.id(),
                run.current() ? "now the current one" : "not the current one");
        application
                .getBean(RunData.class)
                .earlier(run)
                .ifPresent(earlier -> System.out.println(comparison(earlier, run.asOf())));
        return run.status() == ScoreRun.Status.DONE ? 0 : 1;
    }

    private static String comparison(RunData.Earlier earlier, LocalDate asOf) {
        return switch (earlier.data()) {
            case SAME -> "Run %d had scored %s before, from the same data".formatted(earlier.run(), asOf);
            case CHANGED -> "The data of %s have changed since run %d scored that day".formatted(asOf, earlier.run());
            case UNKNOWN ->
                "Run %d had scored %s before; whether from the same data is not known".formatted(earlier.run(), asOf);
        };
    }
}
