package dev.perennial.crm.segmentation.copy;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.HexFormat;
import org.postgresql.copy.CopyIn;

/** Writes PostgreSQL's binary COPY format field by field, without an object a row. */
public final class BinaryCopyOutput {

    private static final byte[] HEADER = HexFormat.of().parseHex("5047434f50590aff0d0a000000000000000000");
    private static final int BASE = 10_000;
    private static final int ABSENT = -1;
    private static final int NEGATIVE = 0x4000;

    /** More than the largest field needs. */
    private static final int ROOM = 64;

    private final CopyIn copy;
    private final byte[] buffer = new byte[1 << 16];
    private final short[] digits = new short[5];
    private int position;

    public BinaryCopyOutput(CopyIn copy) throws SQLException {
        this.copy = copy;
        write(HEADER);
    }

    /** A text as {@link #writeText} takes it: its length, then its bytes; at most {@value #ROOM} bytes in all. */
    public static byte[] text(String value) {
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        byte[] text = new byte[Integer.BYTES + bytes.length];
        text[3] = (byte) bytes.length;
        System.arraycopy(bytes, 0, text, Integer.BYTES, bytes.length);
        return text;
    }

    public void startRow(int fields) throws SQLException {
        room();
        int16(fields);
    }

    /** For a column of type {@code smallint}. */
    public void writeShort(int value) throws SQLException {
        room();
        int32(Short.BYTES);
        int16(value);
    }

    /** For a column of type {@code integer} or {@code date}. */
    public void writeInt(int value) throws SQLException {
        room();
        int32(Integer.BYTES);
        int32(value);
    }

    /** For a column of type {@code bigint}. */
    public void writeLong(long value) throws SQLException {
        room();
        int32(Long.BYTES);
        int64(value);
    }

    /** For a column of type {@code double precision}; NaN is written as absent. */
    public void writeDouble(double value) throws SQLException {
        room();
        if (Double.isNaN(value)) {
            int32(ABSENT);
            return;
        }
        int32(Double.BYTES);
        int64(Double.doubleToRawLongBits(value));
    }

    /** For a column of type {@code text}; takes what {@link #text} made. */
    public void writeText(byte[] text) throws SQLException {
        room();
        write(text);
    }

    /** For a column of type {@code numeric(19, 4)}; NaN is written as absent. */
    public void writeMoneyOrNothing(double value) throws SQLException {
        if (Double.isNaN(value)) {
            room();
            int32(ABSENT);
        } else {
            writeMoney(Math.round(value * BASE));
        }
    }

    /** For a column of type {@code numeric(19, 4)}; takes ten-thousandths. */
    public void writeMoney(long value) throws SQLException {
        room();
        int count = 0;
        for (long rest = Math.abs(value); rest != 0; rest /= BASE) {
            digits[count++] = (short) (rest % BASE);
        }
        int32(Long.BYTES + Short.BYTES * count);
        int16(count);
        int16(count - 2);
        int16(value < 0 ? NEGATIVE : 0);
        int16(4);
        while (count > 0) {
            int16(digits[--count]);
        }
    }

    /** Ends the copy; returns how many rows the database took. */
    public long finish() throws SQLException {
        room();
        int16(ABSENT);
        flush();
        return copy.endCopy();
    }

    private void room() throws SQLException {
        if (buffer.length - position < ROOM) {
            flush();
        }
    }

    private void flush() throws SQLException {
        copy.writeToCopy(buffer, 0, position);
        position = 0;
    }

    private void write(byte[] bytes) {
        System.arraycopy(bytes, 0, buffer, position, bytes.length);
        position += bytes.length;
    }

    private void int16(int value) {
        buffer[position++] = (byte) (value >> 8);
        buffer[position++] = (byte) value;
    }

    private void int32(int value) {
        int16(value >> 16);
        int16(value);
    }

    private void int64(long value) {
        int32((int) (value >> 32));
        int32((int) value);
    }
}
