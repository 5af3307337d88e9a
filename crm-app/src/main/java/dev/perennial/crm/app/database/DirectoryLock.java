package dev.perennial.crm.app.database;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * Who uses a data directory, told by locks of the operating system, which no killed process leaves behind: one byte of the
 * lock file for the right to serve, one for starting and stopping, one shared by all who use the database.
 */
final class DirectoryLock implements Closeable {

    private static final long SERVING = 0;
    private static final long CHANGING = 1;
    private static final long USING = 2;

    private final FileChannel file;
    private @Nullable FileLock use;

    /** A start or a stop. */
    @FunctionalInterface
    interface Change<T> {

        T make() throws IOException;
    }

    DirectoryLock(Path path) throws IOException {
        file = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    }

    /** Takes the right to serve until closed; false when another process has it. */
    boolean serve() throws IOException {
        try {
            return file.tryLock(SERVING, 1, false) != null;
        } catch (OverlappingFileLockException heldByThisProcess) {
            return false;
        }
    }

    /** Does something while no other process starts or stops the database. */
    <T> T whileNobodyElseChanges(Change<T> change) throws IOException {
        FileLock changing = file.lock(CHANGING, 1, false);
        try {
            return change.make();
        } finally {
            changing.release();
        }
    }

    /** Counts this process among the users of the database, and says whether it is the only one. */
    boolean use() throws IOException {
        FileLock alone = file.tryLock(USING, 1, false);
        if (alone != null) {
            alone.release();
        }
        use = file.lock(USING, 1, true);
        return alone != null;
    }

    /** Ends what {@link #use} began, and says whether nobody uses the database any more. */
    boolean leave() throws IOException {
        if (use != null) {
            use.release();
        }
        FileLock alone = file.tryLock(USING, 1, false);
        if (alone == null) {
            return false;
        }
        alone.release();
        return true;
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
