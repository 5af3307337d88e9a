package dev.perennial.crm.importing;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * A directory for the files of one process, beside those of others. That its process lives is told by a lock of the operating
 * system on a file beside it: no killed process leaves that behind, and it tells processes of several containers on one volume
 * apart, which all have the same number.
 */
final class OwnDirectory implements Closeable {

    private static final String OURS = "import-";

    private static final String LOCK = ".lock";

    /** Of this process: to open and close their lock files once more would give the locks up. */
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private final Path path;
    private final FileChannel lock;

    private OwnDirectory(Path path, FileChannel lock) {
        this.path = path;
        this.lock = lock;
    }

    /** Makes one, locked before anybody can see it. */
    static OwnDirectory below(Path parent) throws IOException {
        Files.createDirectories(parent);
        Path path = parent.toRealPath().resolve(OURS + UUID.randomUUID());
        HELD.add(path);
        FileChannel lock = FileChannel.open(lockOf(path), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        lock.lock();
        Files.createDirectory(path);
        return new OwnDirectory(path, lock);
    }

    /** Those below a directory whose processes are no more. */
    static List<Path> leftBehind(Path parent) throws IOException {
        if (!Files.isDirectory(parent)) {
            return List.of();
        }
        try (Stream<Path> found = Files.list(parent.toRealPath())) {
            return found.filter(path -> path.getFileName().toString().startsWith(OURS) && Files.isDirectory(path))
                    .filter(path -> !HELD.contains(path) && !isLocked(lockOf(path)))
                    .toList();
        }
    }

    /** Deletes one with what is in it. */
    static void delete(Path path) throws IOException {
        try (Stream<Path> files = Files.list(path)) {
            for (Path file : files.toList()) {
                Files.deleteIfExists(file);
            }
        } catch (NoSuchFileException quicker) {
            // another process cleared up as well
        }
        Files.deleteIfExists(path);
        Files.deleteIfExists(lockOf(path));
    }

    Path path() {
        return path;
    }

    /** Deletes it: its process needs nothing of it any more. */
    @Override
    public void close() throws IOException {
        try (lock) {
            delete(path);
        } finally {
            HELD.remove(path);
        }
    }

    private static Path lockOf(Path path) {
        return path.resolveSibling(path.getFileName() + LOCK);
    }

    /** A lock file that cannot be read is somebody's. */
    private static boolean isLocked(Path file) {
        if (!Files.exists(file)) {
            return false;
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            return channel.tryLock() == null;
        } catch (IOException | OverlappingFileLockException unreadable) {
            return true;
        }
    }
}
