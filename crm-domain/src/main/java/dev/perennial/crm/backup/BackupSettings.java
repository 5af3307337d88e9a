package dev.perennial.crm.backup;

import java.nio.file.Path;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What an operator decides about backups.
 *
 * @param directory where backups that nobody names a file for are kept; empty or {@code off} for no such backups
 * @param password  what archives are sealed with; empty for the key file
 * @param keyFile   a file that holds the password, made where it is missing; empty for none
 * @param keepDays  for how many days every archive of the directory is kept
 * @param keepWeeks for how many weeks the last archive of each week is kept
 * @param trialDays after how many days the latest archive is restored for trial; 0 for never
 */
@ConfigurationProperties("crm.backup")
record BackupSettings(
        @DefaultValue("") String directory,
        @DefaultValue("") String password,
        @DefaultValue("") String keyFile,
        @DefaultValue("7") int keepDays,
        @DefaultValue("5") int keepWeeks,
        @DefaultValue("7") int trialDays) {

    BackupSettings {
        if (keepDays < 1 || keepWeeks < 0 || trialDays < 0) {
            throw new IllegalArgumentException(
                    "crm.backup: keep-days is at least 1, keep-weeks and trial-days at least 0");
        }
    }

    Optional<Path> home() {
        boolean none = directory.isBlank() || directory.equals("off");
        return none ? Optional.empty() : Optional.of(Path.of(directory));
    }
}
