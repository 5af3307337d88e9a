package dev.perennial.crm.importing;

import dev.perennial.crm.importing.ColumnMapping.Assignment;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Finds out which column of ours each column of a file is: as somebody said, else by its name. */
final class Recognition {

    private final List<? extends Column> columns;
    private final ColumnMapping mapping;

    Recognition(List<? extends Column> columns, ColumnMapping mapping) {
        this.columns = columns;
        this.mapping = mapping;
    }

    /**
     * @param column what it is; null when it is not to be read
     * @param source how that is known
     */
    record Found(@Nullable Column column, Source source) {}

    enum Source {
        SAID,
        NAME,
        UNKNOWN
    }

    List<Found> of(List<String> names) {
        List<Found> found = new ArrayList<>();
        for (int place = 0; place < names.size(); place++) {
            found.add(at(names, place));
        }
        return found;
    }

    private Found at(List<String> names, int place) {
        String name = names.get(place).strip();
        int occurrence = (int) names.subList(0, place).stream()
                .filter(earlier -> earlier.strip().equals(name))
                .count();
        Assignment said = mapping.of(name, occurrence);
        if (said != null) {
            return new Found(titled(said.column()), Source.SAID);
        }
        return columns.stream()
                .filter(column -> column.isCalled(name) && !isSaid(column))
                .findFirst()
                .map(column -> new Found(column, Source.NAME))
                .orElseGet(() -> new Found(null, Source.UNKNOWN));
    }

    private @Nullable Column titled(@Nullable String title) {
        return columns.stream()
                .filter(column -> column.title().equals(title))
                .findFirst()
                .orElse(null);
    }

    private boolean isSaid(Column column) {
        return mapping.assignments().stream()
                .map(Assignment::column)
                .filter(Objects::nonNull)
                .anyMatch(column.title()::equals);
    }
}
