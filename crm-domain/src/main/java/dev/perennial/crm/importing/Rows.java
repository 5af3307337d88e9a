package dev.perennial.crm.importing;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rows of a file, one at a time: its header first, then those that hold anything. */
sealed interface Rows extends AutoCloseable permits CsvRows, SheetRows {

    Row header();

    /**
     * The next row that is not blank; null at the end.
     *
     * @throws ImportFailure when the file cannot be read on
     */
    @Nullable
    Row next();

    /** Names of further sheets, which are not read. */
    default List<String> unreadSheets() {
        return List.of();
    }

    @Override
    void close() throws IOException;
}
