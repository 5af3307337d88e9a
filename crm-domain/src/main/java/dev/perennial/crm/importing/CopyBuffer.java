package dev.perennial.crm.importing;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** Rows on their way into a table, sent by {@code COPY} in its text format whenever there are enough. */
final class CopyBuffer {

    private static final int START = 1 << 16;

    /** Bytes worth a round trip to the database. */
    private static final int ENOUGH = 1 << 20;

    private final String table;
    private byte[] buffer = new byte[START];
    private int size;
    private boolean inRow;

    CopyBuffer(String table) {
        this.table = table;
    }

    /** Adds the next value of the row. */
    CopyBuffer add(@Nullable Object value) {
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

    void endRow() {
        append((byte) '\n');
        inRow = false;
    }

    /** Bytes that wait to be sent. */
    int size() {
        return size;
    }

    void sendIfEnough(Connection connection) throws SQLException {
        if (size > ENOUGH) {
            send(connection);
        }
    }

    void send(Connection connection) throws SQLException {
        if (size == 0) {
            return;
        }
        CopyIn copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn("copy " + table + " from stdin");
        try {
            copy.writeToCopy(buffer, 0, size);
            copy.endCopy();
            size = 0;
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
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
            buffer = Arrays.copyOf(buffer, size * 2);
        }
        buffer[size++] = sign;
    }
}
