package dev.perennial.crm.segmentation.model;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Reads small CSV files with quoted fields and a header. */
final class Csv {

    private Csv() {}

    static Stream<Fields> records(String resource) {
        try (InputStreamReader in = new InputStreamReader(Data.open(resource), StandardCharsets.UTF_8)) {
            List<List<String>> lines =
                    in.readAllAsString().lines().map(Csv::fields).toList();
            List<String> header = lines.getFirst();
            return lines.stream().skip(1).map(fields -> {
                Map<String, String> row = new HashMap<>();
                for (int i = 0; i < Math.min(header.size(), fields.size()); i++) {
                    row.put(header.get(i), fields.get(i));
                }
                return new Fields(row);
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> fields(String line) {
        List<String> fields = new ArrayList<>();
        StringBuilder field = new StringBuilder();
        boolean quoted = false;
        for (char c : line.toCharArray()) {
            if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                fields.add(field.toString());
                field.setLength(0);
            } else {
                field.append(c);
            }
        }
        fields.add(field.toString());
        return fields;
    }
}
