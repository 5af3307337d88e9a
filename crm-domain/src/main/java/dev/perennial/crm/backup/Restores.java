package dev.perennial.crm.backup;

import dev.perennial.crm.shared.Conflict;
import dev.perennial.crm.shared.InvalidInput;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.UUID;
import lombok.RequiredArgsConstructor;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import tools.jackson.databind.json.JsonMapper;

/**
 * Puts what an archive holds into the place of the data.
 *
 * <p>The archive is read to its end before anything is written; then it is restored beside the data and brought to the
 * version of this product; and only then, in one transaction, it takes their place. Whatever goes wrong, and whenever the
 * process is killed, the data are as before or as in the archive.
 */
@Service
@RequiredArgsConstructor
public class Restores {

    private static final String SCHEMA = "perennial_restore";

    private final JdbcConnectionDetails database;
    private final BackupPassword password;
    private final Beside beside;
    private final JsonMapper json;
    private final Clock clock;

    /**
     * @param file     the archive
     * @param replace  whether data that are there may go
     * @param listener told how far it is
     * @return what was restored
     * @throws InvalidInput when the archive cannot be relied on; nothing was changed
     * @throws Conflict     when the database is in use, is not ours or holds data; nothing was changed
     */
    public ArchiveFacts restore(Path file, boolean replace, BackupProgress listener) {
        String us = "perennial-restore-" + UUID.randomUUID();
        PGSimpleDataSource connections = connections(us);
        Place place = new Place(us, replace);
        check(connections, place);
        Beside.Verified archive = beside.verify(connections, SCHEMA, file, password.toOpen());
        try {
            beside.make(connections, SCHEMA, archive, listener);
            beside.complete(connections, SCHEMA);
            take(connections, place);
        } finally {
            beside.drop(connections, SCHEMA);
        }
        BackupLog log = new BackupLog(JdbcClient.create(connections), json, clock);
        log.done(log.begin(BackupRun.Kind.RESTORE, file.toAbsolutePath().toString(), Backups.SYSTEM), archive.facts());
        return archive.facts();
    }

    /** Connections of our own, known by a name, to be told from those of anybody else. */
    private PGSimpleDataSource connections(String name) {
        PGSimpleDataSource connections = new PGSimpleDataSource();
        connections.setUrl(database.getJdbcUrl());
        connections.setUser(database.getUsername());
        connections.setPassword(database.getPassword());
        connections.setApplicationName(name);
        return connections;
    }

    private static void check(PGSimpleDataSource connections, Place place) {
        try (Connection connection = connections.getConnection()) {
            place.check(connection);
        } catch (SQLException failure) {
            throw new IllegalStateException("The database cannot be read: " + failure.getMessage(), failure);
        }
    }

    private static void take(PGSimpleDataSource connections, Place place) {
        try (Connection connection = connections.getConnection()) {
            connection.setAutoCommit(false);
            place.give(connection, SCHEMA);
            connection.commit();
        } catch (SQLException failure) {
            throw new IllegalStateException(
                    "What was restored could not take its place: " + failure.getMessage(), failure);
        }
    }
}
