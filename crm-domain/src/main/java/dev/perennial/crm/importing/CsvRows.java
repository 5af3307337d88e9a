package dev.perennial.crm.importing;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.EOFException;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/** The rows of a text file. */
final class CsvRows implements Rows {

    private static final int LONGEST_FIELD = 1 << 24;

    private final RowHandler handler = new RowHandler();
    private final CloseableIterator<Row> rows;
    private final Row header;
    private List<String> titles = List.of();

    /** @throws ImportFailure when the file has no header */
    CsvRows(Reader text) {
        rows = CsvReader.builder()
                .allowUnclosedQuote(false)
                .skipEmptyLines(true)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .maxBufferSize(LONGEST_FIELD)
                .build(handler, text)
                .iterator();
        Row first = next();
        if (first == null) {
            throw new ImportFailure("empty");
        }
        header = first;
        titles = first.fields();
    }

    @Override
    public Row header() {
        return header;
    }

    @Override
    public @Nullable Row next() {
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
            throw failure(unreadable);
        }
    }

    /** What lies at the bottom of a failure, in words. */
    private ImportFailure failure(Throwable broken) {
        Throwable cause = broken;
        while (cause.getCause() != null && !(cause instanceof ImportFailure)) {
            cause = cause.getCause();
        }
        if (cause instanceof ImportFailure known) {
            return known;
        }
        if (cause instanceof ZipException || cause instanceof EOFException) {
            return new ImportFailure("gzip", handler.line());
        }
        if (cause instanceof CsvParseException) {
            return new ImportFailure("quote", handler.line(), fieldName());
        }
        throw new IllegalStateException("Line " + handler.line() + " cannot be read", broken);
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
