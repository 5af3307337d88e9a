package dev.perennial.crm.backup;

import dev.perennial.crm.operation.Installation;
import dev.perennial.crm.operation.Storage;
import dev.perennial.crm.shared.Conflict;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Component;

/** Sees that there is room for what is about to be written: a full disk would stop the embedded database. */
@Component
@RequiredArgsConstructor
class Room {

    private static final double GIGABYTE = 1e9;

    /** Rows lie compressed in an archive, and indexes not at all: without files of customers it takes a fifth or less. */
    private static final int DATABASE_BY_FIRST_ARCHIVE = 2;

    private final Storage storage;
    private final Installation installation;
    private final BackupLog log;

    /**
     * Before an archive is made: a quarter more than the last one took; half the database for the first.
     *
     * @throws Conflict when there is less
     */
    void forArchive(Path file) {
        long needed = log.lastDone(BackupRun.Kind.BACKUP)
                .map(BackupRun::bytes)
                .map(bytes -> bytes + bytes / 4)
                .orElseGet(() -> storage.databaseSize() / DATABASE_BY_FIRST_ARCHIVE);
        refuseWithout(needed, file.toAbsolutePath(), "backup.noRoom");
    }

    /**
     * Before the data are restored beside themselves: as much as the database takes. How much there is on the disk of a server
     * of one's own is not known here.
     *
     * @throws Conflict when there is less
     */
    void forTrial() {
        Path data = installation.dataDirectory();
        if (installation.embedded() && data != null) {
            refuseWithout(storage.databaseSize(), data, "backup.noRoomForTrial");
        }
    }

    private void refuseWithout(long needed, Path place, String reason) {
        long free = free(place);
        if (free < needed) {
            throw Conflict.of(reason, place.toString(), needed / GIGABYTE, free / GIGABYTE);
        }
    }

    private long free(Path place) {
        try {
            Storage.Disk disk = storage.diskOf(place);
            return disk == null ? 0 : disk.free();
        } catch (IOException failure) {
            throw new UncheckedIOException("The free disk cannot be read: " + place, failure);
        }
    }
}
