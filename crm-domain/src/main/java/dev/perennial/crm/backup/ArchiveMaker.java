package dev.perennial.crm.backup;

import dev.perennial.crm.backup.archive.ArchiveContents;
import dev.perennial.crm.backup.archive.ArchiveHead;
import dev.perennial.crm.backup.archive.ArchiveWriter;
import dev.perennial.crm.backup.archive.ArchivedTable;
import dev.perennial.crm.shared.Conflict;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import javax.sql.DataSource;
import lombok.RequiredArgsConstructor;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyOut;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Writes what the database holds at one moment into an archive, row by row: a node needs no more memory for more rows. */
@Component
@RequiredArgsConstructor
class ArchiveMaker {

    private static final int OUTPUT_BYTES = 1 << 18;

    private final DataSource dataSource;
    private final JsonMapper json;
    private final Clock clock;
    private final Room room;

    /**
     * @throws Conflict when the file is there already, or there is no room for it
     */
    ArchiveFacts make(Path file, String password, BackupProgress progress) {
        room.forArchive(file);
        try {
            return PrivateFile.create(file, (FileChannel channel) -> write(channel, password, progress));
        } catch (FileAlreadyExistsException there) {
            throw Conflict.of("backup.fileThere", file.toString());
        } catch (IOException failure) {
            throw new UncheckedIOException("The archive cannot be written: " + reason(failure), failure);
        }
    }

    private static String reason(IOException failure) {
        return failure instanceof java.nio.file.NoSuchFileException missing
                ? "there is no directory for " + missing.getFile()
                : String.valueOf(failure.getMessage());
    }

    private ArchiveFacts write(FileChannel channel, String password, BackupProgress progress) throws IOException {
        OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel), OUTPUT_BYTES);
        Instant madeAt = clock.instant();
        // the key first, which takes its time: nothing is locked for longer than it takes to read
        try (ArchiveWriter archive = new ArchiveWriter(out, password, json);
                Snapshot snapshot = Snapshot.take(dataSource)) {
            archive.head(head(snapshot, madeAt));
            copyTables(snapshot, archive, progress);
            ArchiveContents contents = archive.finish(Catalog.sequences(snapshot.connection()));
            out.flush();
            return new ArchiveFacts(
                    product(), madeAt, channel.size(), contents.tables().size(), contents.rows());
        } catch (SQLException failure) {
            throw new IllegalStateException("The database cannot be backed up: " + failure.getMessage(), failure);
        }
    }

    private static ArchiveHead head(Snapshot snapshot, Instant madeAt) throws SQLException {
        Connection connection = snapshot.connection();
        List<String> business = Database.list(
                        connection,
                        "select time_zone, currency from business",
                        row -> List.of(row.getString(1), row.getString(2)))
                .stream()
                .findFirst()
                .orElse(List.of());
        return new ArchiveHead(
                product(),
                madeAt,
                business.isEmpty() ? null : business.getFirst(),
                business.isEmpty() ? null : business.getLast(),
                Catalog.migrations(connection),
                snapshot.tables().stream().map(Catalog.Sized::table).toList());
    }

    private static void copyTables(Snapshot snapshot, ArchiveWriter archive, BackupProgress progress)
            throws SQLException, IOException {
        long total =
                1 + snapshot.tables().stream().mapToLong(Catalog.Sized::bytes).sum();
        long done = 0;
        for (Catalog.Sized sized : snapshot.tables()) {
            progress.at(sized.table().name(), (double) done / total);
            copy(snapshot.connection(), sized.table(), archive);
            done += sized.bytes();
        }
    }

    private static void copy(Connection connection, ArchivedTable table, ArchiveWriter archive)
            throws SQLException, IOException {
        read(connection, table, archive::rows);
        archive.endTable(table.name());
    }

    /** Takes a row as the copy gives it. */
    @FunctionalInterface
    interface RowTaker {
        void take(byte[] row) throws IOException;
    }

    /** Gives all rows of a table, as text. Where they are not all taken, the connection can be used afterwards all the same. */
    static void read(Connection connection, ArchivedTable table, RowTaker taker) throws SQLException, IOException {
        CopyOut copy = connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyOut("copy %s (%s) to stdout".formatted(Database.quoted(table.name()), Catalog.columns(table)));
        try {
            for (byte[] row = copy.readFromCopy(); row != null; row = copy.readFromCopy()) {
                taker.take(row);
            }
        } finally {
            // a cancelled copy would leave what is on its way to the next statement
            while (copy.isActive()) {
                copy.readFromCopy();
            }
        }
    }

    /** The version of this product, as it was packaged. */
    static String product() {
        return Objects.requireNonNullElse(ArchiveMaker.class.getPackage().getImplementationVersion(), "development");
    }

    /** Makes the directory that backups are kept in, where it is missing. */
    static void ensureDirectory(Path directory) {
        try {
            Files.createDirectories(directory);
        } catch (IOException failure) {
            throw new UncheckedIOException("The directory of backups cannot be made: " + directory, failure);
        }
    }
}
