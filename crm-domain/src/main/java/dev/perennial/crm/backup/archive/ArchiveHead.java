package dev.perennial.crm.backup.archive;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an archive says of itself before its rows.
 *
 * @param product    version of the product that made it
 * @param madeAt     the moment it shows
 * @param timeZone   of the business; null when that was not established yet
 * @param currency   of the business; null when that was not established yet
 * @param migrations those that had been applied, in their order
 * @param tables     in the order in which their rows follow
 */
public record ArchiveHead(
        String product,
        Instant madeAt,
        @Nullable String timeZone,
        @Nullable String currency,
        List<ArchivedMigration> migrations,
        List<ArchivedTable> tables) {

    /** The version of the database's schema. */
    public String schemaVersion() {
        return migrations.getLast().version();
    }
}
