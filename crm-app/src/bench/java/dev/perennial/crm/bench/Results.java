package dev.perennial.crm.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What was measured, as a table in Markdown. */
final class Results {

    private final Map<String, List<Row>> rows = new LinkedHashMap<>();

    /**
     * @param floor seconds the database alone needs for the same data; 0 where there is nothing to compare with
     */
    private record Row(long customers, double seconds, double floor, long megabytes, String remark) {}

    void add(String what, long customers, double seconds, double floor, long megabytes, String remark) {
        rows.computeIfAbsent(what, unseen -> new ArrayList<>())
                .add(new Row(customers, seconds, floor, megabytes, remark));
        System.out.printf(
                Locale.ROOT, "# %s, %,d customers: %.3f s, floor %.3f s %s%n", what, customers, seconds, floor, remark);
    }

    /** One line for each size, then how time grew with size: 1 is in proportion. */
    void print() {
        System.out.println("\n| what | customers | seconds | floor | ratio | peak MB | remark |");
        System.out.println("|---|---:|---:|---:|---:|---:|---|");
        rows.forEach((what, sizes) -> sizes.forEach(row -> System.out.printf(
                Locale.ROOT,
                "| %s | %,d | %.3f | %s | %s | %s | %s |%n",
                what,
                row.customers(),
                row.seconds(),
                row.floor() == 0 ? "" : String.format(Locale.ROOT, "%.3f", row.floor()),
                row.floor() == 0 ? "" : String.format(Locale.ROOT, "%.2f", row.seconds() / row.floor()),
                row.megabytes() == 0 ? "" : row.megabytes(),
                row.remark())));
        rows.forEach((what, sizes) -> {
            if (sizes.size() > 1) {
                System.out.printf(Locale.ROOT, "%n%s grows with customers to the power of %.2f", what, exponent(sizes));
            }
        });
        System.out.println();
    }

    private static double exponent(List<Row> sizes) {
        Row least = sizes.getFirst();
        Row most = sizes.getLast();
        return Math.log(most.seconds() / least.seconds())
                / Math.log((double) most.customers() / least.customers());
    }
}
