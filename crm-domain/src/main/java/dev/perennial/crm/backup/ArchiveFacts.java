package dev.perennial.crm.backup;

import java.time.Instant;

/**
 * What there is to say of an archive.
 *
 * @param product version of the product that made it
 * @param madeAt  the moment it shows
 * @param bytes   its size
 * @param tables  how many tables it holds
 * @param rows    how many rows
 */
public record ArchiveFacts(String product, Instant madeAt, long bytes, int tables, long rows) {}
