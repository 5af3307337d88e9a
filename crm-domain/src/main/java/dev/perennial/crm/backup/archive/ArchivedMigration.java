package dev.perennial.crm.backup.archive;

import org.jspecify.annotations.Nullable;

/**
 * A migration that had been applied to the database when it was backed up.
 *
 * @param version  its version
 * @param checksum of its statements; null where it is a program
 */
public record ArchivedMigration(String version, @Nullable Integer checksum) {}
