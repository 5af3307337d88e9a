package dev.perennial.crm.operation;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** How much room things take, and how much is left. */
@Service
@RequiredArgsConstructor
public class Storage {

    private final Installation installation;
    private final JdbcClient jdbc;

    /**
     * The disk of the data directory.
     *
     * @param free  bytes this program may still write
     * @param total bytes of the whole disk
     */
    public record Disk(long free, long total) {}

    /** Bytes the whole database takes, indexes and all. */
    public long databaseSize() {
        return jdbc.sql("select pg_database_size(current_database())")
                .query(Long.class)
                .single();
    }

    /** Bytes the customers' files take; they are part of the database. */
    public long filesSize() {
        return jdbc.sql("select pg_total_relation_size('customer_file')")
                .query(Long.class)
                .single();
    }

    /** Null where there is no data directory to speak of. */
    public @Nullable Disk disk() throws IOException {
        return diskOf(installation.dataDirectory());
    }

    /** The disk of a directory, or of where it would be made; null for none. */
    public @Nullable Disk diskOf(@Nullable Path place) throws IOException {
        Path directory = place;
        while (directory != null && !Files.exists(directory)) {
            directory = directory.getParent();
        }
        if (directory == null) {
            return null;
        }
        FileStore disk = Files.getFileStore(directory);
        return new Disk(disk.getUsableSpace(), disk.getTotalSpace());
    }
}
