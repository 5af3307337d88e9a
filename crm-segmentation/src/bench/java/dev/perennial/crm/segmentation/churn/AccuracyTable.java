package dev.perennial.crm.segmentation.churn;

import dev.perennial.crm.segmentation.accuracy.Accuracy;
import dev.perennial.crm.segmentation.forecast.Outlook;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntToDoubleFunction;
import java.util.zip.GZIPInputStream;

/**
 * Prints the table of docs/analytics.md: every opinion on who leaves, on CDNOW and Online Retail II. Its argument is the file of
 * Online Retail II as the UCI repository publishes it, as gzipped CSV.
 */
public final class AccuracyTable {

    private static final double UNIT = 10_000;

    private AccuracyTable() {}

    public static void main(String[] arguments) throws IOException {
        System.out.println("| data, as of, days | model | AUC | Brier | log-loss | ECE |");
        System.out.println("|---|---|---|---|---|---|");
        print("CDNOW", cdnow(), "1997-09-30", 273);
        Occasions retail = onlineRetail(Path.of(arguments[0]));
        for (String day : List.of("2010-12-09", "2011-03-09", "2011-06-09")) {
            print("Online Retail II", retail, day, 90);
            print("Online Retail II", retail, day, 180);
        }
    }

    private static void print(String data, Occasions occasions, String asOf, int days) {
        Hindsight hindsight =
                Hindsight.on(occasions, OccasionReader.day(LocalDate.parse(asOf)), days, progress -> {});
        Outlook outlook = java.util.Objects.requireNonNull(hindsight.outlook());
        Hindsight.Learned learned = java.util.Objects.requireNonNull(hindsight.learned());
        String title = "%s, %s, %d".formatted(data, asOf, days);
        boolean[] left = hindsight.left();
        row(title, "BG/NBD", column(left.length, row -> 1 - outlook.orderByBgNbd()[row]), left);
        row("", "Pareto/NBD", column(left.length, row -> 1 - outlook.orderByParetoNbd()[row]), left);
        row("", "both", outlook.churnRisk(), left);
        row("", "boosted trees", learned.trees(), left);
        row("", "regression", learned.regression(), left);
        row("", "stack", learned.stack(), left);
        boolean accepted = hindsight.verdict() == Verdict.ACCEPTED;
        row("", "**shown** (" + (accepted ? "stack" : "both") + ")", accepted ? learned.stack() : outlook.churnRisk(), left);
    }

    private static void row(String title, String model, double[] risk, boolean[] left) {
        Accuracy accuracy = Accuracy.ofRisk(risk, left);
        System.out.printf(
                Locale.ROOT,
                "| %s | %s | %.4f | %.4f | %.4f | %.4f |%n",
                title,
                model,
                accuracy.auc(),
                accuracy.brier(),
                accuracy.logLoss(),
                accuracy.ece());
    }

    private static double[] column(int size, IntToDoubleFunction value) {
        double[] column = new double[size];
        Arrays.setAll(column, value);
        return column;
    }

    private static Occasions cdnow() throws IOException {
        SortedMap<String, SortedMap<LocalDate, Double>> days = new TreeMap<>();
        try (InputStream in = AccuracyTable.class.getResourceAsStream("/data/cdnow_sample_orders.csv");
                BufferedReader lines = reader(java.util.Objects.requireNonNull(in))) {
            // order_no,customer_no,ordered_at,line_no,sku,product_name,quantity,unit_price
            lines.lines().skip(1).map(line -> line.split(",", -1)).forEach(field -> add(
                    days,
                    field[1],
                    LocalDate.parse(field[2]),
                    Double.parseDouble(field[6]) * Double.parseDouble(field[7])));
        }
        return occasions(days);
    }

    private static Occasions onlineRetail(Path file) throws IOException {
        SortedMap<String, SortedMap<LocalDate, Double>> days = new TreeMap<>();
        try (InputStream in = new GZIPInputStream(Files.newInputStream(file));
                BufferedReader lines = reader(in)) {
            // Invoice,StockCode,Description,Quantity,InvoiceDate,Price,Customer ID,Country; descriptions may hold commas
            lines.lines().skip(1).map(line -> line.split(",", -1)).forEach(field -> {
                int end = field.length;
                double quantity = Double.parseDouble(field[end - 5]);
                if (quantity > 0) {
                    add(
                            days,
                            field[end - 2],
                            LocalDate.parse(field[end - 4].substring(0, 10)),
                            quantity * Double.parseDouble(field[end - 3]));
                }
            });
        }
        return occasions(days);
    }

    private static BufferedReader reader(InputStream in) {
        return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
    }

    private static void add(
            SortedMap<String, SortedMap<LocalDate, Double>> days, String customer, LocalDate day, double value) {
        days.computeIfAbsent(customer, key -> new TreeMap<>()).merge(day, value, Double::sum);
    }

    private static Occasions occasions(SortedMap<String, SortedMap<LocalDate, Double>> days) {
        Occasions.Builder builder = new Occasions.Builder();
        long customer = 0;
        for (SortedMap<LocalDate, Double> own : days.values()) {
            long number = customer++;
            own.forEach((day, value) ->
                    builder.add(number, OccasionReader.day(day), Occasions.NEVER, Math.round(value * UNIT)));
        }
        return builder.build();
    }
}
