package dev.perennial.crm.importing;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * Rows on their way into a table, as {@code COPY} reads them in its text format. What was set aside can be sent by one thread
 * while another one adds further rows.
 */
final class CopyBuffer {

    private static final int START = 1 << 16;

    private final String table;
    private byte[] buffer = new byte[START];
    private byte[] aside = new byte[START];
    private int size;
    private int sizeAside;
    private boolean inRow;

    CopyBuffer(String table) {
        this.table = table;
    }

    /** Adds the next value of the row. */
    CopyBuffer add(@Nullable Object value) {
        return add(value == null ? null : value.toString());
    }

    CopyBuffer add(@Nullable String text) {
        beginValue();
        if (text == null) {
            append((byte) '\\');
            append((byte) 'N');
        } else {
            append(text);
        }
        return this;
    }

    /** @param number not less than 0 */
    CopyBuffer add(long number) {
        beginValue();
        int digits = 1;
        for (long rest = number / 10; rest > 0; rest /= 10) {
            digits++;
        }
        makeRoom(digits);
        long rest = number;
        for (int place = size + digits - 1; place >= size; place--) {
            buffer[place] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        size += digits;
        return this;
    }

    void endRow() {
        append((byte) '\n');
        inRow = false;
    }

    /** Bytes that wait to be set aside. */
    int size() {
        return size;
    }

    /** Puts the rows so far where {@link #send} takes them from; what was there must have been sent. */
    void setAside() {
        byte[] sent = aside;
        aside = buffer;
        sizeAside = size;
        buffer = sent;
        size = 0;
    }

    /** Sends what was set aside. */
    void send(Connection connection) throws SQLException {
        if (sizeAside == 0) {
            return;
        }
        CopyIn copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn("copy " + table + " from stdin");
        try {
            copy.writeToCopy(aside, 0, sizeAside);
            copy.endCopy();
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
    }

    private void beginValue() {
        if (inRow) {
            append((byte) '\t');
        }
        inRow = true;
    }

    private void append(String text) {
        int length = text.length();
        for (int index = 0; index < length; index++) {
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
        makeRoom(1);
        buffer[size++] = sign;
    }

    private void makeRoom(int bytes) {
        if (buffer.length - size < bytes) {
            buffer = Arrays.copyOf(buffer, Math.max(2 * buffer.length, size + bytes));
        }
    }
}
