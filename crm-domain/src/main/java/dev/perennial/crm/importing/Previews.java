package dev.perennial.crm.importing;

import dev.perennial.crm.importing.FilePreview.FileColumn;
import dev.perennial.crm.importing.FilePreview.Found;
import dev.perennial.crm.importing.FilePreview.PreviewRow;
import dev.perennial.crm.importing.Recognition.Source;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Component;

/** Looks into a file before it is brought in. */
@Component
@RequiredArgsConstructor
class Previews {

    private static final int ROWS = 8;
    private static final int SAMPLES = 3;
    private static final int LONGEST_SAMPLE = 40;

    private final Mappings mappings;
    private final OwnColumns ownColumns;

    /**
     * Whether the file can be brought in without asking: every column is known, by its name or from before.
     *
     * @throws ImportFailure when it cannot be read
     */
    boolean isKnown(ImportRequest request, Path file) throws IOException {
        try (Rows rows = new SourceFile(file, request.encoding()).rows()) {
            List<String> names = rows.header().fields();
            ImportRequest complete = mappings.complete(request, names);
            Header header = new Header(rows.header(), ownColumns.with(request.type()), complete.mapping());
            return header.unknown().isEmpty();
        } catch (ImportFailure unfit) {
            if (unfit.isAboutColumns()) {
                return false;
            }
            throw unfit;
        }
    }

    /** @throws ImportFailure when the file cannot be read */
    FilePreview of(long id, UploadStore.Upload upload, Path file) throws IOException {
        ImportRequest request = upload.request();
        boolean chosen = !request.mapping().isEmpty();
        try (Rows rows = new SourceFile(file, request.encoding()).rows()) {
            List<String> names = rows.header().fields();
            Optional<Mappings.Remembered> remembered = mappings.find(request.type(), names);
            List<Row> first = new ArrayList<>();
            for (Row row = rows.next(); row != null && first.size() < ROWS; row = rows.next()) {
                first.add(row);
            }
            List<? extends Column> columns = ownColumns.with(request.type());
            List<Recognition.Found> found =
                    new Recognition(columns, chosen ? request.mapping() : mapping(remembered)).of(names);
            first.replaceAll(row -> new Row(row.line(), secrets(names, found).hide(row.fields())));
            return new FilePreview(
                    id,
                    request,
                    columns(names, first, found, chosen ? Found.CHOSEN : Found.REMEMBERED),
                    columns.stream().map(Column::title).toList(),
                    columns.stream()
                            .filter(Column::isRequired)
                            .map(Column::title)
                            .toList(),
                    first.stream().map(Previews::shown).toList(),
                    chosen
                            ? request.dateOrder()
                            : remembered.map(Mappings.Remembered::dateOrder).orElse(DateOrder.YEAR_FIRST),
                    upload.dryRunId(),
                    remembered
                            .map(known -> Objects.requireNonNullElse(known.by(), ""))
                            .orElse(null));
        }
    }

    private static Secrets secrets(List<String> names, List<Recognition.Found> found) {
        Set<Integer> places = new LinkedHashSet<>();
        for (int place = 0; place < names.size(); place++) {
            Column column = found.get(place).column();
            if (column != null && column.isSecret()) {
                places.add(place);
            }
        }
        return new Secrets(Set.of(), places, names.size());
    }

    private static ColumnMapping mapping(Optional<Mappings.Remembered> remembered) {
        return remembered.map(Mappings.Remembered::mapping).orElse(ColumnMapping.NONE);
    }

    /** A column of ours is proposed for one column of the file only. */
    private static List<FileColumn> columns(
            List<String> names, List<Row> rows, List<Recognition.Found> found, Found said) {
        List<FileColumn> columns = new ArrayList<>();
        Set<Column> taken = new LinkedHashSet<>();
        for (int place = 0; place < names.size(); place++) {
            Column column = found.get(place).column();
            boolean proposed = column != null && taken.add(column);
            columns.add(new FileColumn(
                    Cut.of(names.get(place)),
                    proposed && column != null ? column.title() : null,
                    proposed || found.get(place).source() == Source.SAID
                            ? how(found.get(place).source(), said)
                            : Found.UNKNOWN,
                    samples(rows, place)));
        }
        return columns;
    }

    private static Found how(Source source, Found said) {
        return switch (source) {
            case SAID -> said;
            case NAME -> Found.NAME;
            case UNKNOWN -> Found.UNKNOWN;
        };
    }

    private static List<String> samples(List<Row> rows, int place) {
        return rows.stream()
                .filter(row -> place < row.fields().size())
                .map(row -> shortened(row.field(place).strip()))
                .filter(value -> !value.isEmpty())
                .distinct()
                .limit(SAMPLES)
                .toList();
    }

    private static PreviewRow shown(Row row) {
        return new PreviewRow(
                row.line(), row.fields().stream().map(Previews::shortened).toList());
    }

    private static String shortened(String value) {
        String printable = value.replace('\0', '\uFFFD');
        return printable.length() <= LONGEST_SAMPLE ? printable : printable.substring(0, LONGEST_SAMPLE) + "…";
    }
}
