package dev.perennial.crm.backup.archive;

/**
 * How far a sequence had come.
 *
 * @param name   its name, without a schema
 * @param value  its last value
 * @param called whether that value has been given out
 */
public record ArchivedSequence(String name, long value, boolean called) {}
