package dev.perennial.crm.importing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which column of ours each column of a file is, as a person said. Columns it does not name are recognised by themselves.
 *
 * @param assignments in the order of the file, where it is known
 */
public record ColumnMapping(List<Assignment> assignments) {

    /** Nothing said: every column is recognised by its name, if at all. */
    public static final ColumnMapping NONE = new ColumnMapping(List.of());

    /**
     * @param name   what the file calls the column
     * @param column name of our column; null when it is not to be read
     */
    public record Assignment(String name, @Nullable String column) {}

    public ColumnMapping {
        assignments = List.copyOf(assignments);
    }

    /** @param columns our column for names of the file's columns; empty when one is not to be read */
    public static ColumnMapping of(Map<String, String> columns) {
        return new ColumnMapping(columns.entrySet().stream()
                .map(each -> new Assignment(each.getKey(), each.getValue().isBlank() ? null : each.getValue()))
                .toList());
    }

    /** @param columns our columns for the names, in their order */
    static ColumnMapping of(String[] names, @Nullable String[] columns) {
        List<Assignment> assignments = new ArrayList<>();
        for (int place = 0; place < names.length; place++) {
            assignments.add(new Assignment(names[place], columns[place]));
        }
        return new ColumnMapping(assignments);
    }

    String[] names() {
        return assignments.stream().map(Assignment::name).toArray(String[]::new);
    }

    @Nullable
    String[] columns() {
        return assignments.stream().map(Assignment::column).toArray(String[]::new);
    }

    /** Of several assignments of one name the first is of its first column, and so on. */
    @Nullable
    Assignment of(String name, int occurrence) {
        List<Assignment> named = assignments.stream()
                .filter(each -> each.name().strip().equals(name.strip()))
                .toList();
        return occurrence < named.size() ? named.get(occurrence) : null;
    }

    boolean isEmpty() {
        return assignments.isEmpty();
    }

    /** Names of columns that it knows but a file has not. */
    List<String> missingFrom(List<String> names) {
        List<String> missing = new ArrayList<>();
        for (Assignment each : assignments) {
            if (each.column() != null
                    && names.stream()
                            .noneMatch(name -> name.strip().equals(each.name().strip()))) {
                missing.add(each.name());
            }
        }
        return missing;
    }
}
