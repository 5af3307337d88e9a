package dev.perennial.crm.backup.archive;

import java.io.Closeable;
import java.io.DataOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes an archive from its beginning to its end: the open header, then sealed and compressed the head, the rows of each
 * table in blocks, and the contents. Unless {@link #finish} was called, what is there is no archive.
 */
public final class ArchiveWriter implements Closeable {

    /** The most bytes of rows in one block. */
    static final int BLOCK_BYTES = 1 << 16;

    private final JsonMapper json;
    private final Deflater deflater = new Deflater(Deflater.BEST_SPEED);
    private final DataOutputStream out;
    private final List<TableSum> sums = new ArrayList<>();
    private final byte[] block = new byte[BLOCK_BYTES];
    private int filled;
    private RowSums table = new RowSums();

    /** @param file where to write; it stays open */
    public ArchiveWriter(OutputStream file, String password, JsonMapper json) throws IOException {
        this.json = json;
        ArchiveHeader header = ArchiveHeader.create(password);
        file.write(header.bytes());
        OutputStream sealed = sealed(file, header);
        out = new DataOutputStream(new DeflaterOutputStream(sealed, deflater, BLOCK_BYTES));
    }

    private static OutputStream sealed(OutputStream file, ArchiveHeader header) throws IOException {
        try {
            return header.key().cipher().newEncryptingStream(new StaysOpen(file), header.bytes());
        } catch (GeneralSecurityException failure) {
            throw new IOException("The archive cannot be sealed", failure);
        }
    }

    public void head(ArchiveHead head) throws IOException {
        write(json.writeValueAsBytes(head));
    }

    /** Takes rows of the present table, in PostgreSQL's text format. */
    public void rows(byte[] text) throws IOException {
        table.add(text, 0, text.length);
        int taken = 0;
        while (taken < text.length) {
            int part = Math.min(text.length - taken, BLOCK_BYTES - filled);
            System.arraycopy(text, taken, block, filled, part);
            filled += part;
            taken += part;
            if (filled == BLOCK_BYTES) {
                writeBlock();
            }
        }
    }

    /** Ends the present table; the next rows are those of the one after it. */
    public TableSum endTable(String name) throws IOException {
        if (filled > 0) {
            writeBlock();
        }
        out.writeInt(0);
        TableSum sum = table.of(name);
        sums.add(sum);
        table = new RowSums();
        return sum;
    }

    /** Completes the archive. */
    public ArchiveContents finish(List<ArchivedSequence> sequences) throws IOException {
        ArchiveContents contents = new ArchiveContents(sums, sequences);
        write(json.writeValueAsBytes(contents));
        out.close();
        return contents;
    }

    /** Gives back what the compression holds; completes nothing. */
    @Override
    public void close() {
        deflater.end();
    }

    private void writeBlock() throws IOException {
        out.writeInt(filled);
        out.write(block, 0, filled);
        filled = 0;
    }

    private void write(byte[] text) throws IOException {
        out.writeInt(text.length);
        out.write(text);
    }

    /** The file is still to be forced to disk when the archive is complete. */
    private static final class StaysOpen extends FilterOutputStream {

        StaysOpen(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            out.write(bytes, offset, length);
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }
}
