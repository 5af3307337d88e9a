package dev.perennial.crm.app.command;

import dev.perennial.crm.identity.Role;
import dev.perennial.crm.identity.Viewer;
import dev.perennial.crm.importing.Import;
import dev.perennial.crm.importing.ImportStatus;
import dev.perennial.crm.importing.ImportType;
import dev.perennial.crm.importing.Imports;
import dev.perennial.crm.importing.OnError;
import dev.perennial.crm.shared.Message;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "import",
        description = "Bring in customers or orders from CSV files, plain or gzipped.",
        mixinStandardHelpOptions = true)
class ImportCommand extends DatabaseCommand {

    /** Whoever may start this command may read the data directory, hence do anything. */
    private static final Viewer OPERATOR = new Viewer(0, "system", Role.ADMIN, null, true);

    @Parameters(index = "0", paramLabel = "TYPE", description = "What the rows are: ${COMPLETION-CANDIDATES}.")
    @SuppressWarnings("NullAway.Init")
    private ImportType type;

    @Parameters(index = "1..*", paramLabel = "FILE", arity = "1..*", description = "The files, one after the other.")
    @SuppressWarnings("NullAway.Init")
    private List<Path> files;

    @Option(
            names = "--on-error",
            paramLabel = "skip|abort",
            defaultValue = "SKIP",
            description = "Whether a bad row is left out (the default) or nothing of its file is taken.")
    @SuppressWarnings("NullAway.Init")
    private OnError onError;

    @Option(
            names = "--errors",
            paramLabel = "FILE",
            description = "Where to write the rejected rows with their reasons, to be mended and imported again.")
    private @Nullable Path errors;

    ImportCommand(Launcher launcher) {
        super(launcher);
    }

    @Override
    int run(ConfigurableApplicationContext application) throws IOException {
        Imports imports = application.getBean(Imports.class);
        boolean complete = true;
        try (Writer rejected = errors == null ? Writer.nullWriter() : Files.newBufferedWriter(errors)) {
            for (Path file : files) {
                Import done = bringIn(imports, file, application);
                report(file, done, application);
                if (done.rowsRejected() > 0) {
                    imports.writeRejected(OPERATOR, done.id(), rejected, message -> worded(application, message));
                }
                complete &= done.status() == ImportStatus.DONE;
            }
        }
        return complete ? 0 : 1;
    }

    private Import bringIn(Imports imports, Path file, ConfigurableApplicationContext application) throws IOException {
        ProgressBar bar = ProgressBar.onConsole();
        try (InputStream content = new BufferedInputStream(Files.newInputStream(file))) {
            return imports.run(
                    OPERATOR,
                    type,
                    file.getFileName().toString(),
                    content,
                    onError,
                    progress -> bar.at(worded(application, progress.phase().message()), progress.fraction()));
        } finally {
            bar.done();
        }
    }

    private static void report(Path file, Import done, ConfigurableApplicationContext application) {
        System.out.printf(
                "%s: %s, %d rows read, %d accepted, %d rejected%n",
                file, done.status(), done.rowsRead(), done.rowsAccepted(), done.rowsRejected());
        String remarks = done.messages().stream()
                .map((Message message) -> "  " + worded(application, message))
                .collect(Collectors.joining(System.lineSeparator()));
        if (!remarks.isEmpty()) {
            System.out.println(remarks);
        }
    }
}
