package dev.perennial.crm.app.generate;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** Writes rows into a table by {@code COPY} in its text format, value by value. */
final class CopyRows {

    private static final int ENOUGH = 1 << 16;

    private final CopyIn copy;
    private final StringBuilder text = new StringBuilder(ENOUGH + 4096);
    private boolean rowBegun;

    private CopyRows(CopyIn copy) {
        this.copy = copy;
    }

    /** What is to be written. */
    @FunctionalInterface
    interface Content {
        void writeTo(CopyRows rows) throws SQLException;
    }

    /** @param target the table and its columns */
    static void into(Connection connection, String target, Content content) throws SQLException {
        CopyIn copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn("copy " + target + " from stdin");
        try {
            CopyRows rows = new CopyRows(copy);
            content.writeTo(rows);
            rows.flush();
            copy.endCopy();
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
    }

    /** The next value of the row; numbers, dates and texts as PostgreSQL reads them. */
    CopyRows add(@Nullable Object value) {
        separate();
        if (value == null) {
            text.append("\\N");
        } else {
            escape(value.toString());
        }
        return this;
    }

    CopyRows add(long value) {
        separate();
        text.append(value);
        return this;
    }

    /** Money or a quantity, in hundredths. */
    CopyRows addHundredths(long value) {
        separate();
        long rest = Math.abs(value);
        if (value < 0) {
            text.append('-');
        }
        text.append(rest / 100)
                .append('.')
                .append((char) ('0' + rest / 10 % 10))
                .append((char) ('0' + rest % 10));
        return this;
    }

    /** Ends the row. */
    void end() throws SQLException {
        text.append('\n');
        rowBegun = false;
        if (text.length() > ENOUGH) {
            flush();
        }
    }

    private void separate() {
        if (rowBegun) {
            text.append('\t');
        }
        rowBegun = true;
    }

    private void escape(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '\\' -> text.append("\\\\");
                case '\t' -> text.append("\\t");
                case '\n' -> text.append("\\n");
                case '\r' -> text.append("\\r");
                default -> text.append(c);
            }
        }
    }

    private void flush() throws SQLException {
        byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        copy.writeToCopy(bytes, 0, bytes.length);
        text.setLength(0);
    }
}
