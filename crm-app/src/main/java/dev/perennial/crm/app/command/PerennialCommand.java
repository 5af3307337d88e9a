package dev.perennial.crm.app.command;

import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line: the same program serves, imports, scores, backs up and restores. */
@Command(
        name = "crm",
        description = "Perennial CRM keeps the customers you already have.",
        mixinStandardHelpOptions = true,
        versionProvider = BuildVersion.class,
        synopsisSubcommandLabel = "COMMAND",
        footer = {"", "Without a command it serves. Every command is described by: crm COMMAND --help"})
public final class PerennialCommand {

    /** What {@link #execute} answers when the program is to go on running. */
    public static final int STAYS = -1;

    private PerennialCommand() {}

    /** Does what the arguments say, and answers with the exit code: 0 only on success. */
    public static int execute(Launcher launcher, String... arguments) {
        return new CommandLine(new PerennialCommand())
                .addSubcommand(new ServeCommand(launcher))
                .addSubcommand(new ImportCommand(launcher))
                .addSubcommand(new ScoreCommand(launcher))
                .addSubcommand(new DemoCommand(launcher))
                .addSubcommand(new GenerateCommand(launcher))
                .addSubcommand(new BackupCommand(launcher))
                .addSubcommand(new RestoreCommand(launcher))
                .addSubcommand(new DoctorCommand(launcher))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler(new FailureReport())
                .execute(withDefault(arguments));
    }

    private static String[] withDefault(String... arguments) {
        boolean serves = arguments.length == 0
                || arguments[0].startsWith("--")
                        && Stream.of("--help", "--version").noneMatch(arguments[0]::equals);
        return serves ? Stream.concat(Stream.of("serve"), Stream.of(arguments)).toArray(String[]::new) : arguments;
    }
}
