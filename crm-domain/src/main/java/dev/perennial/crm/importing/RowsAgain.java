package dev.perennial.crm.importing;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Reads a file a second time, to list rows that only the rest of the file has shown to be bad. */
final class RowsAgain implements BiConsumer<Long, Problem>, AutoCloseable {

    private final SourceFile file;
    private final Rejections rejections;
    private @Nullable Rows rows;
    private List<Problem> problems = new ArrayList<>();
    private long line;

    RowsAgain(SourceFile file, Rejections rejections) {
        this.file = file;
        this.rejections = rejections;
    }

    /** @param rejected a line not before the one of the call before */
    @Override
    public void accept(Long rejected, Problem problem) {
        if (rejected != line) {
            list();
            line = rejected;
        }
        problems.add(problem);
    }

    private void list() {
        if (problems.isEmpty()) {
            return;
        }
        rejections.add(row(), problems);
        problems = new ArrayList<>();
    }

    private Row row() {
        try {
            if (rows == null) {
                rows = file.rows();
            }
            Row row = rows.next();
            while (row != null && row.line() < line) {
                row = rows.next();
            }
            if (row == null) {
                throw new IllegalStateException("The file has changed while it was read");
            }
            return row;
        } catch (IOException unreadable) {
            throw new java.io.UncheckedIOException(unreadable);
        }
    }

    @Override
    public void close() throws IOException {
        list();
        if (rows != null) {
            rows.close();
        }
    }
}
