package dev.perennial.crm.segmentation.copy;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HexFormat;
import org.postgresql.PGConnection;
import org.postgresql.copy.PGCopyInputStream;

/** Reads PostgreSQL's binary COPY format field by field, without an object a row. An absent value reads as zero. */
public final class BinaryCopyInput implements Closeable {

    /** {@code PGCOPY}, then bytes that a text conversion would spoil. */
    private static final byte[] SIGNATURE = HexFormat.of().parseHex("5047434f50590aff0d0a00");

    private static final int BASE = 10_000;
    private static final int ABSENT = -1;
    private static final int NEGATIVE = 0x4000;

    private final PGCopyInputStream stream;
    private final byte[] buffer = new byte[1 << 16];
    private int position;
    private int limit;

    private BinaryCopyInput(PGCopyInputStream stream) {
        this.stream = stream;
    }

    /**
     * Begins to read what a query gives; nothing else can be asked of the connection until it is closed.
     *
     * @param query without parameters, of which a copy takes none
     */
    public static BinaryCopyInput of(Connection connection, String query) throws SQLException, IOException {
        var stream = new PGCopyInputStream(
                connection.unwrap(PGConnection.class), "copy (" + query + ") to stdout (format binary)");
        BinaryCopyInput input = new BinaryCopyInput(stream);
        try {
            input.readHeader();
        } catch (IOException unreadable) {
            try (input) {
                throw unreadable;
            }
        }
        return input;
    }

    private void readHeader() throws IOException {
        require(SIGNATURE.length);
        if (!Arrays.equals(buffer, 0, SIGNATURE.length, SIGNATURE, 0, SIGNATURE.length)) {
            throw new IOException("Not PostgreSQL's binary COPY format");
        }
        position = SIGNATURE.length;
        int flags = int32();
        int extension = int32();
        if (flags != 0 || extension != 0) {
            throw new IOException("An unknown variant of the binary COPY format");
        }
    }

    /** Goes to the next row; false behind the last one. */
    public boolean nextRow(int fields) throws IOException {
        int count = int16();
        if (count == ABSENT) {
            return false;
        }
        if (count != fields) {
            throw new IOException("A row of " + count + " fields instead of " + fields);
        }
        return true;
    }

    /** A value of type {@code integer} or {@code date}. */
    public int readInt() throws IOException {
        return length(Integer.BYTES) ? int32() : 0;
    }

    /** A value of type {@code bigint}. */
    public long readLong() throws IOException {
        return length(Long.BYTES) ? int64() : 0;
    }

    /** A value of type {@code double precision}. */
    public double readDouble() throws IOException {
        return length(Double.BYTES) ? Double.longBitsToDouble(int64()) : 0;
    }

    /**
     * A value of type {@code numeric} with at most four decimals, in ten-thousandths. PostgreSQL's digits have base 10000, so
     * the decimals are one digit.
     */
    public long readMoney() throws IOException {
        if (int32() == ABSENT) {
            return 0;
        }
        int digits = int16();
        int weight = int16();
        int sign = int16();
        int16(); // the scale to show, already in the digits
        if (sign != 0 && sign != NEGATIVE || digits > weight + 2) {
            throw new IOException("An amount that is no number of at most four decimals");
        }
        long value = 0;
        for (int i = 0; i < weight + 2; i++) {
            int digit = i < digits ? int16() : 0;
            value = Math.addExact(Math.multiplyExact(value, BASE), digit);
        }
        return sign == NEGATIVE ? -value : value;
    }

    /** Ends the copy. What nobody read is passed over: left on the connection, it would answer the next statement. */
    @Override
    public void close() throws IOException {
        try (stream) {
            if (stream.isActive()) {
                stream.transferTo(OutputStream.nullOutputStream());
            }
        }
    }

    private boolean length(int expected) throws IOException {
        int length = int32();
        if (length != expected && length != ABSENT) {
            throw new IOException("A value of " + length + " bytes instead of " + expected);
        }
        return length != ABSENT;
    }

    private int int16() throws IOException {
        require(Short.BYTES);
        int value = (short) ((buffer[position] << 8) | (buffer[position + 1] & 0xff));
        position += Short.BYTES;
        return value;
    }

    private int int32() throws IOException {
        return (int16() << 16) | (int16() & 0xffff);
    }

    private long int64() throws IOException {
        return ((long) int32() << 32) | (int32() & 0xffff_ffffL);
    }

    private void require(int bytes) throws IOException {
        if (limit - position >= bytes) {
            return;
        }
        System.arraycopy(buffer, position, buffer, 0, limit - position);
        limit -= position;
        position = 0;
        while (limit < bytes) {
            int read = stream.read(buffer, limit, buffer.length - limit);
            if (read < 0) {
                throw new EOFException("The copy ended within a row");
            }
            limit += read;
        }
    }
}
