package dev.perennial.crm.importing;

import dev.perennial.crm.importing.ColumnMapping.Assignment;
import dev.perennial.crm.importing.Recognition.Found;
import dev.perennial.crm.importing.Recognition.Source;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Where the columns of a file are. */
final class Header {

    private static final int ABSENT = -1;

    private final List<String> names;
    private final int[] places;
    private final List<String> unknown = new ArrayList<>();

    /** @throws ImportFailure when a required column is missing, two columns are the same one, or the mapping does not fit */
    Header(Row row, List<? extends Column> columns, ColumnMapping mapping) {
        names = row.fields();
        checkMapping(row.line(), columns, mapping);
        places = new int[columns.size()];
        Arrays.fill(places, ABSENT);
        List<Found> found = new Recognition(columns, mapping).of(names);
        for (int place = 0; place < names.size(); place++) {
            assign(place, found.get(place), row.line());
        }
        checkComplete(row.line(), columns);
    }

    private void checkMapping(long line, List<? extends Column> columns, ColumnMapping mapping) {
        for (Assignment each : mapping.assignments()) {
            String column = each.column();
            if (column != null
                    && columns.stream().noneMatch(known -> known.title().equals(column))) {
                String titles = columns.stream().map(Column::title).collect(Collectors.joining(", "));
                throw new ImportFailure("mappingUnknown", Cut.of(each.name()), Cut.of(column), titles);
            }
        }
        List<String> missing = mapping.missingFrom(names);
        if (!missing.isEmpty()) {
            throw new ImportFailure("mappingMissing", line, Cut.of(String.join(", ", missing)), found());
        }
    }

    private void assign(int place, Found found, long line) {
        Column column = found.column();
        String name = names.get(place).strip();
        if (column == null) {
            if (found.source() == Source.UNKNOWN && !ErrorFile.ADDED_COLUMNS.contains(name) && !name.isEmpty()) {
                unknown.add(name);
            }
            return;
        }
        int before = places[column.ordinal()];
        if (before != ABSENT) {
            throw new ImportFailure("columnTwice", line, names.get(before), name, column.title());
        }
        places[column.ordinal()] = place;
    }

    private void checkComplete(long line, List<? extends Column> columns) {
        List<String> missing = columns.stream()
                .filter(column -> column.isRequired() && places[column.ordinal()] == ABSENT)
                .map(Column::title)
                .toList();
        if (!missing.isEmpty()) {
            throw new ImportFailure("columnMissing", line, String.join(", ", missing), found());
        }
    }

    private String found() {
        return Cut.of(String.join(", ", names));
    }

    /** The field of a row in a column, without blanks around it; empty when there is none. */
    String field(Row row, Column column) {
        int place = places[column.ordinal()];
        return place == ABSENT || place >= row.fields().size()
                ? ""
                : row.field(place).strip();
    }

    /** What the file calls a column. */
    String name(Column column) {
        int place = places[column.ordinal()];
        return place == ABSENT ? column.title() : names.get(place);
    }

    /** Whether a column of the file is one of ours. */
    boolean isRead(int place) {
        return Arrays.stream(places).anyMatch(each -> each == place);
    }

    /** The columns whose fields are to be hidden. */
    Secrets secrets(List<? extends Column> columns) {
        Set<String> secretNames = new HashSet<>();
        Set<Integer> secretPlaces = new HashSet<>();
        for (int ordinal = 0; ordinal < places.length; ordinal++) {
            if (places[ordinal] != ABSENT && columns.get(ordinal).isSecret()) {
                secretNames.add(names.get(places[ordinal]));
                secretPlaces.add(places[ordinal]);
            }
        }
        return new Secrets(secretNames, secretPlaces, names.size());
    }

    /** Names of columns that are not read and of which nobody said so. */
    List<String> unknown() {
        return unknown;
    }

    List<String> names() {
        return names;
    }
}
