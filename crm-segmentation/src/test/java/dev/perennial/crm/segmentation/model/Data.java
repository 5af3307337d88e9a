package dev.perennial.crm.segmentation.model;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** The data sets of these tests, described in {@code ORIGINS.md} beside them. */
record Data(List<String> customers, PurchaseHistories histories, double[] meanSpend) {

    static final LocalDate CDNOW_SPLIT = LocalDate.of(1997, 9, 30);

    static Data cdnow() {
        return cdnow(weeks -> weeks);
    }

    /** As in the file that lifetimes ships, whose weeks are rounded to two decimals. */
    static Data cdnowRounded() {
        return cdnow(weeks -> Math.rint(weeks * 100) / 100);
    }

    private static Data cdnow(DoubleUnaryOperator rounding) {
        List<String> customers = new ArrayList<>();
        List<double[]> rows = new ArrayList<>();
        cdnowDays().forEach((customer, days) -> {
            SortedMap<LocalDate, Double> seen = days.headMap(CDNOW_SPLIT.plusDays(1));
            LocalDate first = seen.firstKey();
            double repeatValue =
                    seen.values().stream().skip(1).mapToDouble(v -> v).sum();
            int repeats = seen.size() - 1;
            customers.add(customer);
            rows.add(new double[] {
                repeats,
                rounding.applyAsDouble(ChronoUnit.DAYS.between(first, seen.lastKey()) / 7.0),
                rounding.applyAsDouble(ChronoUnit.DAYS.between(first, CDNOW_SPLIT) / 7.0),
                repeats == 0 ? 0 : repeatValue / repeats
            });
        });
        return of(customers, rows);
    }

    /** Every customer's days of purchase with their value. */
    static SortedMap<String, SortedMap<LocalDate, Double>> cdnowDays() {
        SortedMap<String, SortedMap<LocalDate, Double>> days = new TreeMap<>();
        for (String[] fields : rows("cdnow_sample_days.csv.gz")) {
            days.computeIfAbsent(fields[0], customer -> new TreeMap<>())
                    .put(LocalDate.parse(fields[1]), Double.valueOf(fields[2]));
        }
        return days;
    }

    static Data onlineRetail(LocalDate asOf) {
        List<String> customers = new ArrayList<>();
        List<double[]> rows = new ArrayList<>();
        for (String[] fields : rows("online_retail_II_" + asOf + ".csv.gz")) {
            customers.add(String.valueOf(customers.size()));
            rows.add(new double[] {
                Double.parseDouble(fields[0]),
                Integer.parseInt(fields[1]) / 7.0,
                Integer.parseInt(fields[2]) / 7.0,
                Double.parseDouble(fields[3])
            });
        }
        return of(customers, rows);
    }

    private static Data of(List<String> customers, List<double[]> rows) {
        return new Data(
                customers,
                PurchaseHistories.of(
                        rows.stream().mapToInt(row -> (int) row[0]).toArray(),
                        rows.stream().mapToDouble(row -> row[1]).toArray(),
                        rows.stream().mapToDouble(row -> row[2]).toArray()),
                rows.stream().mapToDouble(row -> row[3]).toArray());
    }

    PurchaseGroups groups() {
        return PurchaseGroups.of(histories);
    }

    Spending spending() {
        return Spending.of(histories.repeats, meanSpend);
    }

    int size() {
        return histories.size();
    }

    static List<String[]> rows(String resource) {
        try (InputStream packed = open(resource);
                InputStream in = resource.endsWith(".gz") ? new GZIPInputStream(packed) : packed;
                Stream<String> lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)).lines()) {
            return lines.skip(1).map(line -> line.split(",", -1)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static InputStream open(String resource) {
        InputStream in = Data.class.getResourceAsStream(resource);
        if (in == null) {
            throw new IllegalArgumentException("no such test resource: " + resource);
        }
        return in;
    }
}
