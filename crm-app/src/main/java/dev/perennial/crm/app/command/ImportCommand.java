package dev.perennial.crm.app.command;

import dev.perennial.crm.identity.Role;
import dev.perennial.crm.identity.Viewer;
import dev.perennial.crm.importing.ColumnMapping;
import dev.perennial.crm.importing.DateOrder;
import dev.perennial.crm.importing.Encoding;
import dev.perennial.crm.importing.Import;
import dev.perennial.crm.importing.ImportRequest;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

@Command(
        name = "import",
        description =
                "Bring in files of customers, orders, products, history or events: CSV, plain or gzipped, or .xlsx.",
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
            names = "--encoding",
            paramLabel = "utf-8|gbk",
            defaultValue = "utf-8",
            converter = EncodingName.class,
            description = "How the text is written: utf-8 (the default) or gbk.")
    @SuppressWarnings("NullAway.Init")
    private Encoding encoding;

    @Option(
            names = "--mapping",
            paramLabel = "FILE",
            description = "A JSON object from the names of the files' columns to ours, null for one not to be read.")
    private @Nullable Path mapping;

    @Option(
            names = "--dates",
            paramLabel = "year-first|day-first|month-first",
            defaultValue = "YEAR_FIRST",
            converter = DateOrderName.class,
            description = "How to read dates such as 03/04/2026; without it they are rejected.")
    @SuppressWarnings("NullAway.Init")
    private DateOrder dates;

    @Option(names = "--dry-run", description = "Check everything and write nothing.")
    private boolean dryRun;

    @Option(
            names = "--errors",
            paramLabel = "FILE",
            description = "Where to write the rejected rows with their reasons, to be mended and imported again;"
                    + " of several files each its own, numbered.")
    private @Nullable Path errors;

    ImportCommand(Launcher launcher) {
        super(launcher);
    }

    @Override
    int run(ConfigurableApplicationContext application) throws IOException {
        Imports imports = application.getBean(Imports.class);
        ColumnMapping columns = columns(application.getBean(JsonMapper.class));
        boolean complete = true;
        for (int number = 1; number <= files.size(); number++) {
            Path file = files.get(number - 1);
            Import done = bringIn(imports, file, columns, application);
            report(file, done, application);
            if (errors != null && done.rowsRejected() > 0) {
                try (Writer rejected = Files.newBufferedWriter(numbered(errors, number))) {
                    imports.writeRejected(OPERATOR, done.id(), rejected, message -> worded(application, message));
                }
            }
            complete &= done.status() == ImportStatus.DONE;
        }
        return complete ? 0 : 1;
    }

    private ColumnMapping columns(JsonMapper json) {
        if (mapping == null) {
            return ColumnMapping.NONE;
        }
        Map<String, @Nullable String> read = json.readValue(mapping.toFile(), new TypeReference<>() {});
        Map<String, String> named = new LinkedHashMap<>();
        read.forEach((name, column) -> named.put(name, column == null ? "" : column));
        return ColumnMapping.of(named);
    }

    private Path numbered(Path file, int number) {
        if (files.size() == 1) {
            return file;
        }
        String name = String.valueOf(file.getFileName());
        int dot = name.lastIndexOf('.');
        String stem = dot < 0 ? name : name.substring(0, dot);
        return file.resolveSibling(stem + "-" + number + (dot < 0 ? "" : name.substring(dot)));
    }

    private Import bringIn(
            Imports imports, Path file, ColumnMapping columns, ConfigurableApplicationContext application)
            throws IOException {
        ProgressBar bar = ProgressBar.onConsole();
        try (InputStream content = new BufferedInputStream(Files.newInputStream(file))) {
            return imports.run(
                    OPERATOR,
                    ImportRequest.of(type, file.getFileName().toString())
                            .onError(onError)
                            .in(encoding)
                            .with(columns, dates)
                            .dryRun(dryRun),
                    content,
                    progress -> bar.at(worded(application, progress.phase().message()), progress.fraction()));
        } finally {
            bar.done();
        }
    }

    private static void report(Path file, Import done, ConfigurableApplicationContext application) {
        System.out.printf(
                "%s: %s%s, %d rows read, %d accepted, %d rejected; %d new, %d changed, %d as before%n",
                file,
                done.status(),
                done.dryRun() ? " (tried only)" : "",
                done.rowsRead(),
                done.rowsAccepted(),
                done.rowsRejected(),
                done.created(),
                done.updated(),
                done.unchanged());
        String remarks = done.messages().stream()
                .map((Message message) -> "  " + worded(application, message))
                .collect(Collectors.joining(System.lineSeparator()));
        if (!remarks.isEmpty()) {
            System.out.println(remarks);
        }
    }

    static final class EncodingName implements ITypeConverter<Encoding> {

        @Override
        public Encoding convert(String name) {
            return Encoding.valueOf(constant(name));
        }
    }

    static final class DateOrderName implements ITypeConverter<DateOrder> {

        @Override
        public DateOrder convert(String name) {
            return DateOrder.valueOf(constant(name));
        }
    }

    private static String constant(String name) {
        return name.replace('-', '_').toUpperCase(Locale.ROOT);
    }
}
