package dev.perennial.crm.backup;

import dev.perennial.crm.backup.archive.ArchiveContents;
import dev.perennial.crm.backup.archive.ArchiveReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Archives restored into a schema beside that of the data, which nobody sees. */
@Component
@RequiredArgsConstructor
class Beside {

    private final Migrations migrations;
    private final JsonMapper json;

    /**
     * An archive that was read to its end and found whole.
     *
     * @param path     where it is
     * @param password what opens it
     * @param facts    what there is to say of it
     * @param schema   version of its schema
     * @param contents what it says of its tables
     */
    record Verified(Path path, String password, ArchiveFacts facts, String schema, ArchiveContents contents) {}

    /**
     * Reads a whole archive and touches nothing.
     *
     * @param schema name of the schema to be made of it
     */
    Verified verify(DataSource dataSource, String schema, Path path, String password) {
        try (ArchiveReader archive = new ArchiveReader(path, password, json)) {
            migrations.refuseUnknown(dataSource, schema, archive.head(), String.valueOf(path.getFileName()));
            ArchiveContents contents = archive.verify();
            ArchiveFacts facts = new ArchiveFacts(
                    archive.head().product(),
                    archive.head().madeAt(),
                    Files.size(path),
                    contents.tables().size(),
                    contents.rows());
            return new Verified(path, password, facts, archive.head().schemaVersion(), contents);
        } catch (IOException failure) {
            throw unreadable(path, failure);
        }
    }

    /** Makes the schema as the archive has it; one of that name that was there is dropped. */
    void make(DataSource dataSource, String schema, Verified verified, BackupProgress progress) {
        drop(dataSource, schema);
        execute(dataSource, "create schema " + Database.quoted(schema));
        migrations.make(dataSource, schema, verified.schema());
        try (ArchiveReader archive = new ArchiveReader(verified.path(), verified.password(), json);
                Connection connection = dataSource.getConnection()) {
            new Rebuild(connection, schema, progress)
                    .fill(archive, verified.path(), verified.contents().rows());
        } catch (IOException failure) {
            throw unreadable(verified.path(), failure);
        } catch (SQLException failure) {
            throw new IllegalStateException("The archive cannot be restored: " + failure.getMessage(), failure);
        }
    }

    /** Brings what {@link #make} made to the version of this product. */
    void complete(DataSource dataSource, String schema) {
        migrations.complete(dataSource, schema);
    }

    void drop(DataSource dataSource, String schema) {
        execute(dataSource, "drop schema if exists " + Database.quoted(schema) + " cascade");
    }

    private static void execute(DataSource dataSource, String sql) {
        try (Connection connection = dataSource.getConnection()) {
            Database.execute(connection, sql);
        } catch (SQLException failure) {
            throw new IllegalStateException(
                    "The database refuses what a restore needs: " + failure.getMessage(), failure);
        }
    }

    private static UncheckedIOException unreadable(Path path, IOException failure) {
        return new UncheckedIOException("The archive cannot be read: " + path + " (" + failure + ")", failure);
    }
}
