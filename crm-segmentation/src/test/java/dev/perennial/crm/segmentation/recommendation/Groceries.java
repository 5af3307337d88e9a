package dev.perennial.crm.segmentation.recommendation;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.zip.GZIPInputStream;

/** The baskets of a grocery; an item is known by its place in {@code names}. */
record Groceries(Baskets baskets, List<String> names) {

    static Groceries read() {
        List<String> names = new ArrayList<>();
        Baskets.Builder baskets = new Baskets.Builder();
        String[] order = {""};
        lines("groceries_baskets.csv.gz").stream()
                .skip(1)
                .map(line -> line.strip().split(",", 2))
                .forEach(row -> {
                    if (!row[0].equals(order[0])) {
                        order[0] = row[0];
                        baskets.next();
                    }
                    if (!names.contains(row[1])) {
                        names.add(row[1]);
                    }
                    baskets.add(names.indexOf(row[1]));
                });
        return new Groceries(baskets.build(), names);
    }

    /** As reference tables write it. */
    String written(Rule rule) {
        return String.join(
                        " + ",
                        rule.antecedent().items().stream()
                                .map(names::get)
                                .sorted()
                                .toList())
                + " => " + names.get(rule.consequent());
    }

    static List<String> lines(String resource) {
        try (var stream = new BufferedReader(new InputStreamReader(
                new GZIPInputStream(Objects.requireNonNull(Groceries.class.getResourceAsStream(resource))),
                StandardCharsets.UTF_8))) {
            return stream.readAllLines();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
