package dev.perennial.crm.backup;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Files that only their owner reads, and that are whole or not there. */
final class PrivateFile {

    /** What the name of a file ends with until it is whole. */
    static final String UNFINISHED = ".unfinished";

    private PrivateFile() {}

    /** Something to be written to a new file. */
    @FunctionalInterface
    interface Content<T> {

        T writeTo(FileChannel file) throws IOException;
    }

    static void create(Path file, byte[] content) throws IOException {
        create(file, (FileChannel channel) -> channel.write(ByteBuffer.wrap(content)));
    }

    /**
     * Makes a file beside its place and moves it there once it is on disk.
     *
     * @throws FileAlreadyExistsException when it is there already
     */
    static <T> T create(Path file, Content<T> content) throws IOException {
        if (Files.exists(file)) {
            throw new FileAlreadyExistsException(file.toString());
        }
        Path unfinished = file.resolveSibling(file.getFileName() + UNFINISHED);
        Files.deleteIfExists(unfinished);
        try {
            T written;
            try (FileChannel channel = FileChannel.open(
                    unfinished,
                    Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                    ownerOnly(unfinished))) {
                written = content.writeTo(channel);
                channel.force(true);
            }
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
            forceDirectory(file);
            return written;
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    /** A name is on disk only when its directory is. Windows knows no such thing. */
    private static void forceDirectory(Path file) throws IOException {
        if (isPosix(file)) {
            try (FileChannel directory = FileChannel.open(file.toAbsolutePath().getParent(), StandardOpenOption.READ)) {
                directory.force(true);
            }
        }
    }

    private static FileAttribute<?>[] ownerOnly(Path file) {
        return isPosix(file)
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }

    private static boolean isPosix(Path file) {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix");
    }
}
