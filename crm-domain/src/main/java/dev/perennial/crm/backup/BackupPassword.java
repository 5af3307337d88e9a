package dev.perennial.crm.backup;

import dev.perennial.crm.shared.Conflict;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import lombok.RequiredArgsConstructor;
import lombok.extern.slf4j.Slf4j;
import org.springframework.stereotype.Component;

/** The password that seals and opens archives: the operator's own, else the content of the key file. */
@Component
@RequiredArgsConstructor
@Slf4j
class BackupPassword {

    private static final int RANDOM_BYTES = 32;

    private final BackupSettings settings;

    /**
     * For a backup; makes the key file where there is none.
     *
     * @throws Conflict when neither a password nor a place for a key file is known
     */
    String toSeal() {
        if (settings.password().isEmpty() && !settings.keyFile().isBlank()) {
            Path file = Path.of(settings.keyFile());
            if (!Files.exists(file)) {
                make(file);
            }
        }
        return toOpen();
    }

    /**
     * For reading an archive.
     *
     * @throws Conflict when there is neither a password nor a key file
     */
    String toOpen() {
        if (!settings.password().isEmpty()) {
            return settings.password();
        }
        if (settings.keyFile().isBlank() || !Files.exists(Path.of(settings.keyFile()))) {
            throw Conflict.of("backup.noPassword");
        }
        try {
            return Files.readString(Path.of(settings.keyFile())).strip();
        } catch (IOException failure) {
            throw new UncheckedIOException("The key of backups cannot be read: " + settings.keyFile(), failure);
        }
    }

    private static void make(Path file) {
        byte[] secret = new byte[RANDOM_BYTES];
        new SecureRandom().nextBytes(secret);
        String password = Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
        try {
            PrivateFile.create(file, password.getBytes(StandardCharsets.US_ASCII));
            log.warn(
                    "The key of all backups is in {}. Keep a copy of it elsewhere: without it no archive is of use.",
                    file);
        } catch (FileAlreadyExistsException otherProcess) {
            log.debug("Another process made {}", file);
        } catch (IOException failure) {
            throw new UncheckedIOException("The key of backups cannot be written: " + file, failure);
        }
    }
}
