package dev.perennial.crm.importing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import lombok.extern.slf4j.Slf4j;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Where files stay while they are brought in: a directory of this process, so that what a dead one left can be told. */
@Slf4j
@Component
class Inbox {

    private static final String OURS = "import-";

    private final Path directory;
    private final Path own;

    Inbox(@Value("${crm.import.directory:${java.io.tmpdir}/perennial-crm}") Path directory) {
        this.directory = directory;
        own = directory.resolve(OURS + ProcessHandle.current().pid());
    }

    /** Keeps a file until {@link #discard}. */
    Path keep(InputStream content) {
        try {
            Files.createDirectories(own);
            Path file = Files.createTempFile(own, "file-", "");
            try (var output = Files.newOutputStream(file)) {
                content.transferTo(output);
            } catch (IOException failed) {
                discard(file);
                throw failed;
            }
            return file;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    void discard(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException failed) {
            log.warn("{} is no longer needed but could not be deleted", file, failed);
        }
    }

    /** Deletes what processes that have died since left behind. */
    void discardLeftovers() {
        try (Stream<Path> directories = Files.isDirectory(directory) ? Files.list(directory) : Stream.empty()) {
            for (Path leftover : directories.filter(Inbox::isLeftover).toList()) {
                try (Stream<Path> files = Files.list(leftover)) {
                    files.forEach(this::discard);
                }
                discard(leftover);
            }
        } catch (IOException failed) {
            log.warn("Files left in {} could not be looked through", directory, failed);
        }
    }

    private static boolean isLeftover(Path directory) {
        String name = directory.getFileName().toString();
        if (!name.startsWith(OURS) || !name.substring(OURS.length()).matches("\\d{1,18}")) {
            return false;
        }
        return ProcessHandle.of(Long.parseLong(name.substring(OURS.length()))).isEmpty();
    }
}
