package dev.perennial.crm.web.importing;

import dev.perennial.crm.importing.ColumnMapping;
import dev.perennial.crm.importing.DateOrder;
import dev.perennial.crm.importing.Encoding;
import dev.perennial.crm.importing.ImportRequest;
import dev.perennial.crm.importing.ImportType;
import dev.perennial.crm.importing.OnError;
import dev.perennial.crm.shared.InvalidInput;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a program says of the file it sends, as request parameters.
 *
 * @param type      what the rows are, in any case
 * @param onError   {@code skip} or {@code abort}
 * @param encoding  {@code utf-8} or {@code gbk}
 * @param dateOrder {@code year-first}, {@code day-first} or {@code month-first}
 * @param mapping   a JSON object from names of the file's columns to ours; null or an empty name for one not to be read
 * @param dryRun    whether to try only
 */
record RequestParts(
        @Nullable String type,
        @Nullable String onError,
        @Nullable String encoding,
        @Nullable String dateOrder,
        @Nullable String mapping,
        @Nullable Boolean dryRun) {

    /** @throws InvalidInput naming the parameter that cannot be taken */
    ImportRequest request(String fileName, JsonMapper json) {
        return ImportRequest.of(oneOf(ImportType.class, "type", type, ""), fileName)
                .onError(oneOf(OnError.class, "onError", onError, "skip"))
                .in(oneOf(Encoding.class, "encoding", encoding, "utf-8"))
                .with(columns(json), oneOf(DateOrder.class, "dateOrder", dateOrder, "year-first"))
                .dryRun(Boolean.TRUE.equals(dryRun));
    }

    private ColumnMapping columns(JsonMapper json) {
        if (mapping == null || mapping.isBlank()) {
            return ColumnMapping.NONE;
        }
        try {
            Map<String, @Nullable String> columns = json.readValue(mapping, new TypeReference<>() {});
            Map<String, String> named = new LinkedHashMap<>();
            columns.forEach((name, column) -> named.put(name, column == null ? "" : column));
            return ColumnMapping.of(named);
        } catch (JacksonException unreadable) {
            throw InvalidInput.of("mapping", "import.error.mapping");
        }
    }

    private static <E extends Enum<E>> E oneOf(Class<E> type, String field, @Nullable String value, String usual) {
        String text = value == null ? usual : value;
        try {
            return Enum.valueOf(type, text.replace('-', '_').toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException unknown) {
            throw InvalidInput.of(field, "error.value.unknown", text);
        }
    }
}
