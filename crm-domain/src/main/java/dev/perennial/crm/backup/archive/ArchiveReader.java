package dev.perennial.crm.backup.archive;

import dev.perennial.crm.shared.InvalidInput;
import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads an archive from its beginning to its end, and refuses one of which anything is not as it was written. Only what
 * {@link #finish} has answered for is a whole archive.
 */
public final class ArchiveReader implements Closeable {

    /** How large what is given to {@link #rows} must be. */
    public static final int BUFFER_BYTES = ArchiveWriter.BLOCK_BYTES;

    private static final int MOST_JSON_BYTES = 1 << 26;

    private final String name;
    private final JsonMapper json;
    private final InputStream file;
    private final Inflater inflater = new Inflater();
    private final DataInputStream in;
    private final ArchiveHead head;
    private final Iterator<ArchivedTable> remaining;
    private final List<TableSum> sums = new ArrayList<>();
    private RowSums sum = new RowSums();
    private @Nullable ArchivedTable table;

    /**
     * Opens an archive and reads its head.
     *
     * @throws InvalidInput when it is none, is damaged at its beginning, or the password is not the one it was made with
     */
    public ArchiveReader(Path path, String password, JsonMapper json) throws IOException {
        this.name = String.valueOf(path.getFileName());
        this.json = json;
        file = new BufferedInputStream(Files.newInputStream(path), BUFFER_BYTES);
        try {
            ArchiveHeader header = ArchiveHeader.read(file, name, password);
            in = new DataInputStream(new BufferedInputStream(
                    new InflaterInputStream(opened(header), inflater, BUFFER_BYTES), BUFFER_BYTES));
            head = read(ArchiveHead.class);
        } catch (IOException | RuntimeException failure) {
            close();
            throw failure;
        }
        remaining = head.tables().iterator();
    }

    private InputStream opened(ArchiveHeader header) throws IOException {
        try {
            return header.key().cipher().newDecryptingStream(file, header.bytes());
        } catch (GeneralSecurityException failure) {
            throw new IOException("The archive cannot be opened", failure);
        }
    }

    public ArchiveHead head() {
        return head;
    }

    /** Goes on to the next table, whose rows are then to be read to their end; null behind the last. */
    public @Nullable ArchivedTable nextTable() {
        table = remaining.hasNext() ? remaining.next() : null;
        sum = new RowSums();
        return table;
    }

    /**
     * Reads on in the rows of the present table.
     *
     * @param buffer of {@link #BUFFER_BYTES}
     * @return how many bytes there are now; 0 behind the last
     * @throws InvalidInput when the archive is damaged
     */
    public int rows(byte[] buffer) {
        try {
            int length = in.readInt();
            if (length < 0 || length > BUFFER_BYTES) {
                throw Refusal.of("damaged", name);
            }
            if (length == 0) {
                sums.add(sum.of(table == null ? "" : table.name()));
                return 0;
            }
            in.readFully(buffer, 0, length);
            sum.add(buffer, 0, length);
            return length;
        } catch (IOException damage) {
            throw Refusal.of("damaged", name);
        }
    }

    /**
     * Reads what follows the last table.
     *
     * @throws InvalidInput when the rows that were read are not those that were written, or more follows
     */
    public ArchiveContents finish() {
        ArchiveContents contents = read(ArchiveContents.class);
        try {
            if (!contents.tables().equals(sums) || in.read() >= 0 || file.read() >= 0) {
                throw Refusal.of("damaged", name);
            }
        } catch (IOException damage) {
            throw Refusal.of("damaged", name);
        }
        return contents;
    }

    /** Reads all that has not been read, to be sure of it. */
    public ArchiveContents verify() {
        byte[] buffer = new byte[BUFFER_BYTES];
        while (nextTable() != null) {
            while (rows(buffer) > 0) {
                // the reader looks at the rows, nobody else
            }
        }
        return finish();
    }

    private <T> T read(Class<T> type) {
        try {
            int length = in.readInt();
            if (length < 0 || length > MOST_JSON_BYTES) {
                throw Refusal.of("damaged", name);
            }
            return json.readValue(in.readNBytes(length), type);
        } catch (IOException | JacksonException damage) {
            throw Refusal.of("damaged", name);
        }
    }

    @Override
    public void close() throws IOException {
        inflater.end();
        file.close();
    }
}
