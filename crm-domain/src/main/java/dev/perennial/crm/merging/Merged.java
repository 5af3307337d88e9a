package dev.perennial.crm.merging;

import java.time.Instant;

/**
 * A merge that stands, as told on the profile of the customer it made one of two.
 *
 * @param id         its key, to split it by
 * @param customerNo number of the customer who went into the other
 * @param name       their name at that time
 * @param at         when
 * @param by         display name of whoever did it
 */
public record Merged(long id, String customerNo, String name, Instant at, String by) {}
