package dev.perennial.crm.customer;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * A customer's values of the fields that the company has added, by the field's code: texts, numbers and truths. Days are texts
 * in ISO form.
 */
public record CustomValues(Map<String, Object> byCode) {

    /** None. */
    public static final CustomValues NONE = new CustomValues(Map.of());

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.USE_BIG_INTEGER_FOR_INTS)
            .build();

    public CustomValues {
        byCode = Collections.unmodifiableSortedMap(new TreeMap<>(byCode));
    }

    /** From their stored form. */
    public static CustomValues parse(String json) {
        return new CustomValues(JSON.readValue(json, new TypeReference<Map<String, Object>>() {}));
    }

    /** Their stored form. */
    public String json() {
        return JSON.writeValueAsString(byCode);
    }

    /** The value of a field; null when there is none. */
    public @Nullable Object get(String code) {
        return byCode.get(code);
    }

    void addTo(Map<String, Object> values) {
        byCode.forEach((code, value) -> values.put("custom." + code, value));
    }
}
