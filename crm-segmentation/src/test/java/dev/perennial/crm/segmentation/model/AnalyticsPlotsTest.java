package dev.perennial.crm.segmentation.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.crm.segmentation.model.ModelFit.Converged;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * The plots of {@code docs/analytics.md}, drawn from the data of these tests. A stale plot fails; {@code
 * -Dplots.write=true} writes them anew.
 */
class AnalyticsPlotsTest {

    private static final Path PLOTS = Path.of("..", "docs", "plots");
    private static final double SEEN_WEEKS = 272 / 7.0;
    private static final Data CDNOW = Data.cdnow();
    private static final BgNbd BG = model(BgNbd.fit(CDNOW.groups(), FitSettings.DEFAULT));
    private static final MbgNbd MBG = model(MbgNbd.fit(CDNOW.groups(), FitSettings.DEFAULT));
    private static final ParetoNbd PARETO = model(ParetoNbd.fit(CDNOW.groups(), FitSettings.DEFAULT));
    private static final GammaGamma SPEND = model(GammaGamma.fit(CDNOW.spending(), FitSettings.DEFAULT));

    /** Two customers with the same silence: the frequent one is the more surprising. */
    @Test
    void silence() throws IOException {
        DoubleUnaryOperator seldom = weeks -> BG.probabilityAlive(new PurchaseHistory(2, 26, 26 + weeks));
        DoubleUnaryOperator often = weeks -> BG.probabilityAlive(new PurchaseHistory(12, 26, 26 + weeks));
        DoubleUnaryOperator seldomPareto = weeks -> PARETO.probabilityAlive(new PurchaseHistory(2, 26, 26 + weeks));
        check(
                "silence",
                new SvgPlot("P(alive) as silence grows (CDNOW)", "weeks since the last order", "P(alive)")
                        .line("2 repeats in 26 weeks, BG/NBD", curve(seldom, 40))
                        .line("12 repeats in 26 weeks, BG/NBD", curve(often, 40))
                        .line("2 repeats in 26 weeks, Pareto/NBD", curve(seldomPareto, 40)));
    }

    /** Repeat orders week by week, seen and foretold from the first 39 weeks. */
    @Test
    void tracking() throws IOException {
        check(
                "tracking",
                new SvgPlot("Repeat orders of the CDNOW sample since 1997-01-01", "weeks", "orders so far")
                        .line("seen", seenOrders())
                        .line("BG/NBD", foretold(BG))
                        .line("Pareto/NBD", foretold(PARETO))
                        .line("MBG/NBD", foretold(MBG))
                        .mark("fitted up to here", SEEN_WEEKS));
    }

    /** Orders of the following 39 weeks by repeats of the first 39. */
    @Test
    void conditional() throws IOException {
        check(
                "conditional",
                new SvgPlot(
                                "Orders in the 39 weeks after the fit (CDNOW)",
                                "repeats before (7: 7 or more)",
                                "mean orders")
                        .line("seen", byRepeats(i -> holdout(i)))
                        .line(
                                "BG/NBD",
                                byRepeats(
                                        i -> BG.expectedOrders(CDNOW.histories().at(i), 39)))
                        .line(
                                "Pareto/NBD",
                                byRepeats(i ->
                                        PARETO.expectedOrders(CDNOW.histories().at(i), 39))));
    }

    /** How far a customer's own mean is believed. */
    @Test
    void spend() throws IOException {
        SvgPlot plot = new SvgPlot(
                "Expected spend against own mean (CDNOW)", "own mean of repeat orders, $", "expected spend, $");
        for (int repeats : new int[] {1, 3, 10}) {
            plot.line(
                    repeats == 1 ? "1 repeat" : repeats + " repeats", curve(z -> SPEND.expectedSpend(repeats, z), 100));
        }
        check("spend", plot);
    }

    private static double[][] curve(DoubleUnaryOperator function, int end) {
        return IntStream.rangeClosed(0, 50)
                .mapToObj(i -> new double[] {end * i / 50.0, function.applyAsDouble(end * i / 50.0)})
                .toArray(double[][]::new);
    }

    private static double[][] seenOrders() {
        LocalDate start = LocalDate.of(1997, 1, 1);
        return weeks(end -> Data.cdnowDays().values().stream()
                .mapToLong(days -> Math.max(
                        0, days.headMap(start.plusDays(Math.round(end * 7))).size() - 1))
                .sum());
    }

    private static double[][] foretold(PurchaseModel model) {
        double[] firstWeek = Arrays.stream(CDNOW.histories().age)
                .map(age -> SEEN_WEEKS - age)
                .toArray();
        SortedMap<Double, Long> starts = new TreeMap<>();
        Arrays.stream(firstWeek).forEach(week -> starts.merge(week, 1L, Long::sum));
        return weeks(end -> starts.headMap(end).entrySet().stream()
                .mapToDouble(start -> start.getValue() * model.expectedRepeatsOfNewCustomer(end - start.getKey()))
                .sum());
    }

    private static double[][] weeks(DoubleUnaryOperator orders) {
        return IntStream.rangeClosed(0, 39)
                .mapToObj(i -> new double[] {2 * i, orders.applyAsDouble(2 * i)})
                .toArray(double[][]::new);
    }

    private static double[][] byRepeats(java.util.function.IntToDoubleFunction orders) {
        return IntStream.rangeClosed(0, 7)
                .mapToObj(repeats -> new double[] {
                    repeats,
                    IntStream.range(0, CDNOW.size())
                            .filter(i -> Math.min(7, CDNOW.histories().repeats[i]) == repeats)
                            .mapToDouble(orders)
                            .average()
                            .orElse(0)
                })
                .toArray(double[][]::new);
    }

    private static double holdout(int customer) {
        return HOLDOUT.get(customer);
    }

    private static final List<Integer> HOLDOUT = Data.cdnowDays().values().stream()
            .map(days -> days.tailMap(Data.CDNOW_SPLIT.plusDays(1)).size())
            .toList();

    private static void check(String name, SvgPlot plot) throws IOException {
        Path file = PLOTS.resolve(name + ".svg");
        if (Boolean.getBoolean("plots.write")) {
            Files.writeString(file, plot.svg());
        }
        assertThat(Files.readString(file)).isEqualTo(plot.svg());
    }

    private static <M> M model(ModelFit<M> fit) {
        assertThat(fit).isInstanceOf(Converged.class);
        return ((Converged<M>) fit).model();
    }
}
