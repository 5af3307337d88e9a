package dev.perennial.crm.backup.archive;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A table of an archive.
 *
 * @param name      its name, without a schema
 * @param columns   the columns whose values are kept, in the order of the values
 * @param partition what to know when it is a partition; null for a table that a migration makes
 */
public record ArchivedTable(
        String name, List<String> columns, @Nullable Partition partition) {

    /**
     * A partition, which no migration makes.
     *
     * @param of      the table it is a part of
     * @param bound   which rows belong to it, as SQL
     * @param indexes the statements that make its indexes
     */
    public record Partition(String of, String bound, List<String> indexes) {}
}
