package dev.perennial.crm.importing;

import java.util.List;
import java.util.Map;

/**
 * A row of a file.
 *
 * @param line   the line it begins on, from 1
 * @param fields its fields as they are
 * @param faults why fields cannot be read at all, by their place
 */
record Row(long line, List<String> fields, Map<Integer, String> faults) {

    Row(long line, List<String> fields) {
        this(line, fields, Map.of());
    }

    String field(int place) {
        return fields.get(place);
    }

    boolean isBlank() {
        for (String field : fields) {
            if (!field.isBlank()) {
                return false;
            }
        }
        return true;
    }

    /** The row as CSV, as the file of rejected rows gives it back. */
    static String csv(List<String> fields) {
        StringBuilder csv = new StringBuilder();
        for (int place = 0; place < fields.size(); place++) {
            if (place > 0) {
                csv.append(',');
            }
            csv.append(quoted(fields.get(place)));
        }
        return csv.toString().replace('\0', '\uFFFD');
    }

    private static String quoted(String field) {
        boolean needed = field.chars().anyMatch(sign -> sign == ',' || sign == '"' || sign == '\n' || sign == '\r');
        return needed ? '"' + field.replace("\"", "\"\"") + '"' : field;
    }
}
