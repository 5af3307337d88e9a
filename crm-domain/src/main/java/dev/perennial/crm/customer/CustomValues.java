package dev.perennial.crm.customer;

import java.math.BigDecimal;
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
            .build();

    public CustomValues {
        Map<String, Object> values = new TreeMap<>(byCode);
        values.replaceAll((code, value) -> value instanceof Number number ? plain(number) : value);
        byCode = Collections.unmodifiableMap(values);
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

    /** One number is equal to another however it came. */
    private static BigDecimal plain(Number number) {
        BigDecimal plain = new BigDecimal(number.toString()).stripTrailingZeros();
        return plain.scale() < 0 ? plain.setScale(0) : plain;
    }

    void addTo(Map<String, Object> values) {
        byCode.forEach((code, value) -> values.put("custom." + code, value));
    }
}
