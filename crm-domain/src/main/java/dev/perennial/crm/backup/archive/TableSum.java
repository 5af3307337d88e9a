package dev.perennial.crm.backup.archive;

/**
 * What a table held: equal for equal rows in whatever order.
 *
 * @param name  of the table
 * @param rows  how many
 * @param bytes length of all rows as text
 * @param sum   the CRC-32C of each row, added up
 */
public record TableSum(String name, long rows, long bytes, long sum) {}
