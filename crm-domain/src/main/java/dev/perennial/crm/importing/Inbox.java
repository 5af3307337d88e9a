package dev.perennial.crm.importing;

import dev.perennial.crm.shared.Message;
import dev.perennial.crm.shared.TooLarge;
import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import lombok.extern.slf4j.Slf4j;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;

/** Where files stay while they are brought in: a directory of this process, so that what a dead one left can be told. */
@Slf4j
@Component
class Inbox {

    private static final long MEGABYTE = 1 << 20;

    private final Path directory;
    private final long largest;
    private @Nullable OwnDirectory own;

    Inbox(
            @Value("${crm.import.directory:${java.io.tmpdir}/perennial-crm}") Path directory,
            @Value("${crm.import.largest-file:2GB}") DataSize largest) {
        this.directory = directory;
        this.largest = largest.toBytes();
    }

    /**
     * Keeps a file until {@link #discard}.
     *
     * @throws TooLarge when it is larger than {@code crm.import.largest-file}
     */
    Path keep(InputStream content) {
        Path file = make();
        try (OutputStream output = Files.newOutputStream(file)) {
            copy(content, output);
            return file;
        } catch (IOException failed) {
            discard(file);
            throw new UncheckedIOException(failed);
        } catch (TooLarge tooLarge) {
            discard(file);
            throw tooLarge;
        }
    }

    /** An empty file, kept until {@link #discard}. */
    Path make() {
        try {
            return Files.createTempFile(own(), "file-", "");
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private void copy(InputStream content, OutputStream output) throws IOException {
        byte[] buffer = new byte[1 << 16];
        long size = 0;
        for (int count = content.read(buffer); count >= 0; count = content.read(buffer)) {
            size += count;
            if (size > largest) {
                throw new TooLarge(Message.of("import.error.tooLarge", largest / MEGABYTE));
            }
            output.write(buffer, 0, count);
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
        try {
            for (Path leftover : OwnDirectory.leftBehind(directory)) {
                OwnDirectory.delete(leftover);
            }
        } catch (IOException failed) {
            log.warn("Files left in {} could not be looked through", directory, failed);
        }
    }

    /** What is under way when a process ends in order is not brought in. */
    @PreDestroy
    synchronized void close() {
        OwnDirectory used = own;
        own = null;
        if (used == null) {
            return;
        }
        try {
            used.close();
        } catch (IOException failed) {
            log.warn("{} is left to the next start", used.path(), failed);
        }
    }

    private synchronized Path own() throws IOException {
        OwnDirectory used = own;
        if (used == null) {
            used = OwnDirectory.below(directory);
            own = used;
        }
        return used.path();
    }
}
