package dev.perennial.crm.segmentation.model;

import java.util.Map;
import java.util.Objects;

/** Named values of a row; asking for one that is not there fails. */
record Fields(Map<String, String> values) {

    boolean has(String name) {
        return !values.getOrDefault(name, "").isEmpty();
    }

    String text(String name) {
        return Objects.requireNonNull(values.get(name), name);
    }

    double number(String name) {
        return Double.parseDouble(text(name));
    }

    int count(String name) {
        return Integer.parseInt(text(name));
    }
}
