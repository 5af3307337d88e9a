package dev.perennial.crm.operation;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the program knows of itself; set by the program as it starts.
 *
 * @param version       the release; empty where it was not packaged
 * @param dataDirectory where the embedded database and the secrets lie; null in tests of one module
 * @param embedded      whether the database is the embedded one
 */
@ConfigurationProperties("crm.installation")
public record Installation(
        @DefaultValue("") String version, @Nullable Path dataDirectory, boolean embedded) {}
