package dev.perennial.crm.file;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A file without its content.
 *
 * @param contentType a type that is safe to save, by the ending of its name
 * @param bytes       its size
 * @param sha256      what its content comes to, in hexadecimal
 * @param uploadedBy  name of whoever brought it
 * @param uploaderId  key of that user
 */
public record CustomerFile(
        long id,
        String name,
        String contentType,
        long bytes,
        String sha256,
        Instant uploadedAt,
        @Nullable String uploadedBy,
        @Nullable Long uploaderId) {}
