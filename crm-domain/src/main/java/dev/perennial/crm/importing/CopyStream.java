package dev.perennial.crm.importing;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** Writes rows into a table by {@code COPY} in its text format. */
final class CopyStream implements AutoCloseable {

    private static final int BUFFER = 1 << 16;

    private final CopyIn copy;
    private byte[] buffer = new byte[BUFFER];
    private int size;
    private boolean inRow;

    CopyStream(Connection connection, String table) throws SQLException {
        copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn("copy " + table + " from stdin");
    }

    /** Adds the next value of the row. */
    CopyStream add(@Nullable Object value) {
        if (inRow) {
            append((byte) '\t');
        }
        inRow = true;
        if (value == null) {
            append((byte) '\\');
            append((byte) 'N');
        } else {
            append(value.toString());
        }
        return this;
    }

    void endRow() throws SQLException {
        append((byte) '\n');
        inRow = false;
        if (size > BUFFER - (BUFFER >> 2)) {
            flush();
        }
    }

    /** Writes what is left and ends the copy. */
    void finish() throws SQLException {
        flush();
        copy.endCopy();
    }

    @Override
    public void close() throws SQLException {
        if (copy.isActive()) {
            copy.cancelCopy();
        }
    }

    private void flush() throws SQLException {
        copy.writeToCopy(buffer, 0, size);
        size = 0;
    }

    private void append(String text) {
        for (int index = 0; index < text.length(); index++) {
            char sign = text.charAt(index);
            if (sign >= 0x80) {
                appendEncoded(text.substring(index));
                return;
            }
            appendEscaped((byte) sign);
        }
    }

    private void appendEncoded(String text) {
        for (byte sign : text.getBytes(StandardCharsets.UTF_8)) {
            appendEscaped(sign);
        }
    }

    private void appendEscaped(byte sign) {
        switch (sign) {
            case '\\' -> escape('\\');
            case '\t' -> escape('t');
            case '\n' -> escape('n');
            case '\r' -> escape('r');
            default -> append(sign);
        }
    }

    private void escape(char letter) {
        append((byte) '\\');
        append((byte) letter);
    }

    private void append(byte sign) {
        if (size == buffer.length) {
            buffer = java.util.Arrays.copyOf(buffer, size * 2);
        }
        buffer[size++] = sign;
    }
}
