package dev.perennial.crm.backup.archive;

import java.util.zip.CRC32C;

/** Adds up the rows of one table as they pass by, in PostgreSQL's text format: each ends with the one newline in it. */
public final class RowSums {

    private final CRC32C row = new CRC32C();
    private long rows;
    private long bytes;
    private long sum;

    /** Takes what comes next, be it several rows or a part of one. */
    public void add(byte[] text, int offset, int length) {
        int from = offset;
        int end = offset + length;
        for (int at = offset; at < end; at++) {
            if (text[at] == '\n') {
                row.update(text, from, at + 1 - from);
                sum += row.getValue();
                row.reset();
                rows++;
                from = at + 1;
            }
        }
        row.update(text, from, end - from);
        bytes += length;
    }

    /** What passed by. */
    public TableSum of(String table) {
        return new TableSum(table, rows, bytes, sum);
    }
}
