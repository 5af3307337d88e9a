package dev.perennial.crm.backup;

import dev.perennial.crm.backup.archive.ArchiveContents;
import dev.perennial.crm.backup.archive.ArchiveHead;
import dev.perennial.crm.backup.archive.ArchiveReader;
import dev.perennial.crm.backup.archive.ArchivedSequence;
import dev.perennial.crm.backup.archive.ArchivedTable;
import dev.perennial.crm.backup.archive.ArchivedTable.Partition;
import dev.perennial.crm.backup.archive.Refusal;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** Fills a schema, whose tables the migrations have just made, with the rows of an archive. One transaction. */
@RequiredArgsConstructor
final class Rebuild {

    private final Connection connection;
    private final String schema;
    private final BackupProgress progress;
    private final byte[] buffer = new byte[ArchiveReader.BUFFER_BYTES];

    /**
     * Takes all rows in, then makes indexes and checks references, which so costs a fraction of doing it row by row.
     *
     * @param path  the archive's, for messages
     * @param total rows, to tell the progress by
     */
    void fill(ArchiveReader archive, Path path, long total) throws SQLException {
        connection.setAutoCommit(false);
        Database.execute(connection, "set local search_path to " + Database.quoted(schema));
        Database.execute(connection, Snapshot.TEXT_SETTINGS);
        Database.execute(connection, "set local maintenance_work_mem = '256MB'");
        Set<String> known = known(archive.head(), path);
        Scaffold scaffold = Scaffold.takeDown(connection, known);
        ArchiveContents contents = copyTables(archive, known, total);
        progress.at("", 1);
        for (ArchivedTable table : archive.head().tables()) {
            if (table.partition() != null && holds(known, table)) {
                attach(table, table.partition());
            }
        }
        scaffold.putUp(connection);
        for (ArchivedSequence sequence : contents.sequences()) {
            Database.list(
                    connection,
                    "select setval(c.oid, ?, ?) from pg_class c where c.relname = ? and c.relkind = 'S'"
                            + " and c.relnamespace = current_schema()::regnamespace",
                    row -> row.getLong(1),
                    sequence.value(),
                    sequence.called(),
                    sequence.name());
        }
        for (ArchivedTable table : archive.head().tables()) {
            if (holds(known, table)) {
                Database.execute(connection, "analyze " + Database.quoted(table.name()));
            }
        }
        connection.commit();
    }

    /** Tables that migrations make. One that the archive has and they do not was put beside them by somebody. */
    private Set<String> known(ArchiveHead head, Path path) throws SQLException {
        Set<String> known = Set.copyOf(Database.texts(connection, """
                select relname from pg_class
                where relnamespace = current_schema()::regnamespace and relkind in ('r', 'p')"""));
        Set<String> archived = head.tables().stream().map(ArchivedTable::name).collect(Collectors.toSet());
        List<String> plain = Catalog.tables(connection).stream()
                .map(sized -> sized.table().name())
                .toList();
        if (!archived.containsAll(plain)) {
            throw Refusal.of("damaged", String.valueOf(path.getFileName()));
        }
        return known;
    }

    private ArchiveContents copyTables(ArchiveReader archive, Set<String> known, long total) throws SQLException {
        long rows = 0;
        for (ArchivedTable table = archive.nextTable(); table != null; table = archive.nextTable()) {
            progress.at(table.name(), (double) rows / Math.max(total, 1));
            if (holds(known, table)) {
                makePartition(table.name(), table.partition());
                rows += copy(archive, table);
            } else {
                skip(archive);
            }
        }
        return archive.finish();
    }

    private static boolean holds(Set<String> known, ArchivedTable table) {
        Partition partition = table.partition();
        return known.contains(partition == null ? table.name() : partition.of());
    }

    private void makePartition(String name, @Nullable Partition partition) throws SQLException {
        if (partition != null) {
            Database.execute(
                    connection,
                    "create table %s (like %s including defaults including constraints)"
                            .formatted(Database.quoted(name), Database.quoted(partition.of())));
        }
    }

    private void skip(ArchiveReader archive) {
        while (archive.rows(buffer) > 0) {
            // nobody's rows
        }
    }

    private long copy(ArchiveReader archive, ArchivedTable table) throws SQLException {
        CopyIn copy = connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyIn("copy %s (%s) from stdin (freeze)"
                        .formatted(Database.quoted(table.name()), Catalog.columns(table)));
        try {
            for (int length = archive.rows(buffer); length > 0; length = archive.rows(buffer)) {
                copy.writeToCopy(buffer, 0, length);
            }
            return copy.endCopy();
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
    }

    private void attach(ArchivedTable table, Partition partition) throws SQLException {
        for (String index : partition.indexes()) {
            Database.execute(connection, index);
        }
        Database.execute(
                connection,
                "alter table %s attach partition %s %s"
                        .formatted(Database.quoted(partition.of()), Database.quoted(table.name()), partition.bound()));
    }
}
