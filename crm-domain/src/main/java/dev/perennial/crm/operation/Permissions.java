package dev.perennial.crm.operation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who may do what with a file, where the file system knows that.
 *
 * @param granted by POSIX; none where the file system is another
 */
record Permissions(Set<PosixFilePermission> granted) {

    private static final Set<PosixFilePermission> FOR_OTHERS = EnumSet.of(
            PosixFilePermission.GROUP_READ,
            PosixFilePermission.GROUP_WRITE,
            PosixFilePermission.OTHERS_READ,
            PosixFilePermission.OTHERS_WRITE);

    static Permissions of(Path file) throws IOException {
        @Nullable PosixFileAttributeView view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
        return new Permissions(view == null ? Set.of() : view.readAttributes().permissions());
    }

    boolean areOthersAllowedToWrite() {
        return granted.contains(PosixFilePermission.OTHERS_WRITE);
    }

    boolean isPrivate() {
        return granted.stream().noneMatch(FOR_OTHERS::contains);
    }
}
