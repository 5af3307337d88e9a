package dev.perennial.crm.app.command;

import dev.perennial.crm.backup.ArchiveFacts;
import dev.perennial.crm.backup.Restores;
import java.nio.file.Path;
import java.util.Locale;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "restore",
        description = "Put what a backup holds into an empty database, or with --replace into the place of the data.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "No server may run on the database. The whole file is read first: one that is",
            "damaged, cut off, no backup, sealed with another password or made by a newer",
            "version is refused, and nothing is changed. Nor is it when the restore fails or",
            "is killed: the data stay until all of the backup takes their place at once.",
            "The password is CRM_BACKUP_PASSWORD, else what CRM_BACKUP_KEY_FILE holds",
            "(backup.key in the data directory)."
        })
class RestoreCommand extends DatabaseCommand {

    @Parameters(index = "0", paramLabel = "FILE", description = "A file that the command backup or the server made.")
    @SuppressWarnings("NullAway.Init")
    private Path file;

    @Option(
            names = "--replace",
            description =
                    "The data that are there now go, all of them; without it only an empty database is restored into.")
    private boolean replace;

    RestoreCommand(Launcher launcher) {
        super(launcher);
    }

    @Override
    ConfigurableApplicationContext open(Launcher launcher) {
        return launcher.untouched();
    }

    @Override
    int run(ConfigurableApplicationContext application) {
        long begun = System.nanoTime();
        ProgressBar bar = ProgressBar.onConsole();
        ArchiveFacts facts;
        try {
            facts = application.getBean(Restores.class).restore(file, replace, bar::at);
        } finally {
            bar.done();
        }
        System.out.printf(
                Locale.ROOT,
                "Restored %,d rows of %d tables as of %s (made by version %s), %.1f s%n",
                facts.rows(),
                facts.tables(),
                facts.madeAt(),
                facts.product(),
                (System.nanoTime() - begun) / 1e9);
        return 0;
    }
}
