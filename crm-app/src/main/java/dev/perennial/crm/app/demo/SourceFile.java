package dev.perennial.crm.app.demo;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** One of the files of the demonstration, described in {@code demo/FORMAT.md}. */
enum SourceFile {
    CUSTOMERS("customers.csv.gz"),
    DETAILS("details.csv"),
    PRODUCTS("products.csv.gz"),
    ORDER_LINES("order-lines.csv.gz"),
    TALKS("talks.csv"),
    TASKS("tasks.csv"),
    FEEDBACK("feedback.csv");

    private static final int BUFFER = 1 << 16;

    private final String name;

    SourceFile(String name) {
        this.name = name;
    }

    /** Its rows, by the names of the columns. */
    <T> List<T> rows(Function<NamedCsvRecord, T> row) {
        try (CsvReader<NamedCsvRecord> reader = CsvReader.builder().ofNamedCsvRecord(open())) {
            return reader.stream().map(row).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
    }

    /** A reader of its rows by the places of the columns, beginning with the header; for a file too large to hold. */
    CsvReader<CsvRecord> reader() {
        try {
            return CsvReader.builder().ofCsvRecord(open());
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
    }

    /** What a cell holds; null for an empty one. */
    static @Nullable String cell(NamedCsvRecord row, String column) {
        String value = row.getField(column);
        return value.isEmpty() ? null : value;
    }

    private BufferedReader open() throws IOException {
        InputStream file = Objects.requireNonNull(SourceFile.class.getResourceAsStream("/demo/" + name), name);
        InputStream plain = name.endsWith(".gz") ? new GZIPInputStream(file, BUFFER) : file;
        return new BufferedReader(new InputStreamReader(plain, StandardCharsets.UTF_8), BUFFER);
    }
}
