package dev.perennial.crm.backup;

import dev.perennial.crm.backup.archive.ArchivedTable;
import dev.perennial.crm.backup.archive.RowSums;
import dev.perennial.crm.backup.archive.TableSum;
import dev.perennial.crm.shared.Conflict;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import javax.sql.DataSource;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Component;

/** Restores an archive beside the data, compares every table with what was written, and drops it again. */
@Component
@RequiredArgsConstructor
class Trials {

    private static final String SCHEMA = "perennial_trial";

    private final DataSource dataSource;
    private final Beside beside;
    private final Room room;

    /** @throws Conflict when what was restored is not what was backed up, or there is no room for it */
    ArchiveFacts attempt(Path path, String password, BackupProgress progress) {
        room.forTrial();
        Beside.Verified archive = beside.verify(dataSource, SCHEMA, path, password);
        try {
            beside.make(dataSource, SCHEMA, archive, progress);
            compare(archive);
            return archive.facts();
        } finally {
            beside.drop(dataSource, SCHEMA);
        }
    }

    private void compare(Beside.Verified archive) {
        Map<String, TableSum> restored = restored();
        for (TableSum written : archive.contents().tables()) {
            // a table that somebody put beside ours is in the archive, but not restored
            if (restored.containsKey(written.name()) && !written.equals(restored.get(written.name()))) {
                throw Conflict.of("backup.failure.differs", written.name());
            }
        }
    }

    private Map<String, TableSum> restored() {
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            try {
                Database.execute(connection, "set local search_path to " + SCHEMA);
                Database.execute(connection, Snapshot.TEXT_SETTINGS);
                Map<String, TableSum> sums = new HashMap<>();
                for (Catalog.Sized sized : Catalog.tables(connection)) {
                    sums.put(sized.table().name(), sum(connection, sized.table()));
                }
                return sums;
            } finally {
                connection.rollback();
            }
        } catch (SQLException failure) {
            throw new IllegalStateException("The restored data cannot be read: " + failure.getMessage(), failure);
        }
    }

    private static TableSum sum(Connection connection, ArchivedTable table) throws SQLException {
        RowSums sums = new RowSums();
        try {
            ArchiveMaker.read(connection, table, row -> sums.add(row, 0, row.length));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return sums.of(table.name());
    }
}
