package dev.perennial.crm.backup.archive;

import java.util.List;

/**
 * What an archive says of itself after its rows.
 *
 * @param tables    what each table held, in the order of the tables
 * @param sequences how far the sequences had come
 */
public record ArchiveContents(List<TableSum> tables, List<ArchivedSequence> sequences) {

    /** How many rows there are in all. */
    public long rows() {
        return tables.stream().mapToLong(TableSum::rows).sum();
    }
}
