package dev.perennial.crm.importing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Where the columns of a file are. */
final class Header {

    private static final int ABSENT = -1;

    private final List<String> names;
    private final int[] places;
    private final List<String> unknown = new ArrayList<>();

    /** @throws ImportFailure when a required column is missing or two columns are the same one */
    Header(Row row, List<? extends Column> columns) {
        names = row.fields();
        places = new int[columns.size()];
        Arrays.fill(places, ABSENT);
        for (int place = 0; place < names.size(); place++) {
            assign(place, row.line(), columns);
        }
        List<String> missing = columns.stream()
                .filter(column -> column.isRequired() && places[columns.indexOf(column)] == ABSENT)
                .map(Column::title)
                .toList();
        if (!missing.isEmpty()) {
            throw new ImportFailure(
                    "columnMissing", row.line(), String.join(", ", missing), Cut.of(String.join(", ", names)));
        }
    }

    private void assign(int place, long line, List<? extends Column> columns) {
        String name = names.get(place).strip();
        for (int column = 0; column < places.length; column++) {
            if (columns.get(column).isCalled(name)) {
                if (places[column] != ABSENT) {
                    throw new ImportFailure(
                            "columnTwice",
                            line,
                            names.get(places[column]),
                            name,
                            columns.get(column).title());
                }
                places[column] = place;
                return;
            }
        }
        if (!ErrorFile.ADDED_COLUMNS.contains(name) && !name.isEmpty()) {
            unknown.add(name);
        }
    }

    /** The field of a row in a column, without blanks around it; empty when there is none. */
    String field(Row row, int column) {
        int place = places[column];
        return place == ABSENT || place >= row.fields().size()
                ? ""
                : row.field(place).strip();
    }

    /** What the file calls a column. */
    String name(Column column, int ordinal) {
        return places[ordinal] == ABSENT ? column.title() : names.get(places[ordinal]);
    }

    /** Names of columns that are not read. */
    List<String> unknown() {
        return unknown;
    }

    List<String> names() {
        return names;
    }
}
