package dev.perennial.crm.importing;

import dev.perennial.crm.shared.Message;
import org.jspecify.annotations.Nullable;

/**
 * Something wrong with a row that was not taken.
 *
 * @param line   the line of the file it begins on, from 1
 * @param column the column it is about, as the file calls it; null when it is about the row
 * @param value  what stands there, shortened when it is very long
 * @param reason why it cannot be taken
 */
public record RejectedRow(
        long line, @Nullable String column, @Nullable String value, Message reason) {}
