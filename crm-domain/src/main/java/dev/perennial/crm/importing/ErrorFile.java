package dev.perennial.crm.importing;

import dev.perennial.crm.shared.Message;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * The rejected rows of an import as a file: each row once, in its own columns, with line, column, value and reason behind
 * them. Sent again as it is, those four are passed over.
 */
@Component
@RequiredArgsConstructor
class ErrorFile {

    static final List<String> ADDED_COLUMNS = List.of("line", "column", "value", "reason");

    /** By this Excel knows that a file is UTF-8. */
    private static final String MARK = "\uFEFF";

    /** Signs by which a spreadsheet takes a text for a formula. */
    private static final String FORMULA = "=+-@\t\r";

    private static final int ROWS_AT_ONCE = 1000;
    private static final String BETWEEN_PROBLEMS = "; ";

    private final JdbcClient jdbc;
    private final JsonMapper json;

    private record Stored(long line, @Nullable String row, RejectedRow problem) {}

    /** The names of a header but for those added to a file of rejected rows. */
    static List<String> withoutAdded(List<String> names) {
        int own = names.size() - ADDED_COLUMNS.size();
        return own >= 0 && names.subList(own, names.size()).equals(ADDED_COLUMNS) ? names.subList(0, own) : names;
    }

    void write(long importId, String header, Writer file, Function<Message, String> wording) {
        try (Stream<Stored> rows = stored(importId)) {
            file.write(MARK + header + (header.isEmpty() ? "" : ",") + Row.csv(ADDED_COLUMNS) + "\r\n");
            List<Stored> ofOneLine = new ArrayList<>();
            for (Stored stored : (Iterable<Stored>) rows::iterator) {
                if (!ofOneLine.isEmpty() && ofOneLine.getFirst().line() != stored.line()) {
                    write(ofOneLine, file, wording);
                }
                ofOneLine.add(stored);
            }
            if (!ofOneLine.isEmpty()) {
                write(ofOneLine, file, wording);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** The first rows rejected, for a page. */
    List<RejectedRow> first(long importId, int count) {
        return jdbc.sql("""
                        select line, column_name, value, reason, arguments, raw_row from import_error
                        where import_id = ? order by line, position limit ?""")
                .params(importId, count)
                .query((row, number) -> read(row).problem())
                .list();
    }

    private static void write(List<Stored> problems, Writer file, Function<Message, String> wording)
            throws IOException {
        Stored first = problems.getFirst();
        List<String> added = List.of(
                String.valueOf(first.line()),
                joined(problems, RejectedRow::column),
                joined(problems, RejectedRow::value),
                joined(problems, problem -> wording.apply(problem.reason())));
        file.write(Objects.requireNonNullElse(first.row(), "") + "," + Row.csv(added) + "\r\n");
        problems.clear();
    }

    private static String joined(List<Stored> problems, Function<RejectedRow, @Nullable String> part) {
        List<String> parts = new ArrayList<>();
        for (Stored stored : problems) {
            String text = part.apply(stored.problem());
            if (text != null) {
                parts.add(text);
            }
        }
        return harmless(String.join(BETWEEN_PROBLEMS, parts));
    }

    /** What we add must not become a formula in a spreadsheet; what was sent stays as it was. */
    private static String harmless(String text) {
        return !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }

    private Stream<Stored> stored(long importId) {
        return jdbc.sql("""
                        select line, column_name, value, reason, arguments, raw_row from import_error
                        where import_id = ? order by line, position""").param(importId).withFetchSize(ROWS_AT_ONCE).query((row, number) -> read(row)).stream();
    }

    private Stored read(ResultSet row) throws SQLException {
        List<Object> arguments = List.of(json.readValue(row.getString("arguments"), Object[].class));
        return new Stored(
                row.getLong("line"),
                row.getString("raw_row"),
                new RejectedRow(
                        row.getLong("line"),
                        row.getString("column_name"),
                        row.getString("value"),
                        new Message(row.getString("reason"), arguments)));
    }
}
