package dev.perennial.crm.importing;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/** The rows of a file, one at a time: its header first, then those that hold anything. */
final class CsvRows implements AutoCloseable {

    private static final int LONGEST_FIELD = 1 << 24;

    private final RowHandler handler = new RowHandler();
    private final CloseableIterator<Row> rows;
    private final Row header;
    private List<String> titles = List.of();

    /** @throws ImportFailure when the file has no header */
    CsvRows(SourceFile file) throws IOException {
        rows = CsvReader.builder()
                .allowUnclosedQuote(false)
                .skipEmptyLines(true)
                .allowExtraFields(true)
                .allowMissingFields(true)
                .maxBufferSize(LONGEST_FIELD)
                .build(handler, new Utf8Reader(file.open()))
                .iterator();
        Row first = next();
        if (first == null) {
            throw new ImportFailure("empty");
        }
        header = first;
        titles = first.fields();
    }

    Row header() {
        return header;
    }

    /**
     * The next row that is not blank; null at the end.
     *
     * @throws ImportFailure when the file cannot be read on
     */
    @Nullable
    Row next() {
        try {
            while (rows.hasNext()) {
                Row row = rows.next();
                if (!row.isBlank()) {
                    return row;
                }
            }
            return null;
        } catch (CsvParseException broken) {
            throw failure(broken);
        } catch (UncheckedIOException unreadable) {
            throw failure(unreadable.getCause());
        }
    }

    private ImportFailure failure(Throwable broken) {
        if (broken instanceof ZipException || broken instanceof EOFException) {
            return new ImportFailure("gzip", handler.line());
        }
        if (broken.getCause() instanceof ImportFailure known) {
            return known;
        }
        if (broken.getCause() != null && broken.getCause() != broken) {
            return failure(broken.getCause());
        }
        return new ImportFailure("quote", handler.line(), fieldName());
    }

    private String fieldName() {
        int field = handler.field();
        return field <= titles.size() ? titles.get(field - 1) : String.valueOf(field);
    }

    @Override
    public void close() throws IOException {
        rows.close();
    }
}
