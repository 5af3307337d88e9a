package dev.perennial.crm.app.command;

import dev.perennial.crm.backup.ArchiveFacts;
import dev.perennial.crm.backup.Backups;
import java.nio.file.Path;
import java.util.Locale;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "backup",
        description = "Write everything there is into one file, while a server runs or not.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "The file shows one moment. It is compressed, and sealed with CRM_BACKUP_PASSWORD;",
            "without that, with what CRM_BACKUP_KEY_FILE holds (backup.key in the data",
            "directory of the embedded database, made when it is missing). Keep a copy of the",
            "password or the key elsewhere: nobody can read the file without it."
        })
class BackupCommand extends DatabaseCommand {

    @Parameters(index = "0", paramLabel = "FILE", description = "The file to make; nothing may be there yet.")
    @SuppressWarnings("NullAway.Init")
    private Path file;

    BackupCommand(Launcher launcher) {
        super(launcher);
    }

    @Override
    int run(ConfigurableApplicationContext application) {
        long begun = System.nanoTime();
        ProgressBar bar = ProgressBar.onConsole();
        ArchiveFacts facts;
        try {
            facts = application.getBean(Backups.class).make(file, Backups.SYSTEM, bar::at);
        } finally {
            bar.done();
        }
        System.out.printf(
                Locale.ROOT,
                "Backed up %,d rows of %d tables to %s: %.1f MB, %.1f s%n",
                facts.rows(),
                facts.tables(),
                file,
                facts.bytes() / 1e6,
                (System.nanoTime() - begun) / 1e9);
        return 0;
    }
}
