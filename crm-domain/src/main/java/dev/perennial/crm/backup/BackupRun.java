package dev.perennial.crm.backup;

import dev.perennial.crm.shared.Message;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One backup, trial or restore.
 *
 * @param id          its key
 * @param kind        what was done
 * @param status      how far it is
 * @param file        the archive, on the machine that did it
 * @param progress    how much of it is done, 0 to 1
 * @param bytes       size of the archive; null until it is done
 * @param tables      how many tables there are in it; null until it is done
 * @param rows        how many rows there are in it; null until it is done
 * @param message     why it failed; null unless it did
 * @param requestedBy name of the user, or {@link Backups#SYSTEM}
 * @param startedAt   when it began
 * @param finishedAt  when it ended; null until it did
 */
public record BackupRun(
        long id,
        Kind kind,
        Status status,
        String file,
        double progress,
        @Nullable Long bytes,
        @Nullable Integer tables,
        @Nullable Long rows,
        @Nullable Message message,
        String requestedBy,
        Instant startedAt,
        @Nullable Instant finishedAt) {

    /** What was done. */
    public enum Kind {
        /** An archive was made. */
        BACKUP,
        /** An archive was restored beside the data, compared and dropped again. */
        TRIAL,
        /** An archive took the place of the data. */
        RESTORE
    }

    /** How far it is. */
    public enum Status {
        RUNNING,
        DONE,
        FAILED
    }

    /** How long it took; null until it ended. */
    public @Nullable Duration duration() {
        return finishedAt == null ? null : Duration.between(startedAt, finishedAt);
    }
}
