package dev.perennial.crm.segmentation.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.perennial.crm.segmentation.model.ModelFit.Converged;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Fits do not depend on what must not matter, and on units as they should. */
class FitTest {

    private static final FitSettings SETTINGS = FitSettings.DEFAULT;
    private static final Data CDNOW = Data.cdnow();

    /** A purchase model's way to fit. */
    interface Fit extends BiFunction<PurchaseGroups, FitSettings, ModelFit<? extends PurchaseModel>> {}

    static Stream<Named<Fit>> purchaseFits() {
        return Stream.of(
                Named.of("BG/NBD", BgNbd::fit),
                Named.of("MBG/NBD", MbgNbd::fit),
                Named.of("Pareto/NBD", ParetoNbd::fit));
    }

    @ParameterizedTest
    @MethodSource("purchaseFits")
    void threadsAndTheOrderOfCustomersDoNotChangeABit(Fit fit) {
        Population population =
                Population.of(new BgNbd(0.243, 4.414, 0.793, 2.426), new GammaGamma(6.25, 3.74, 15.44), 30_000, 52, 11);
        String once = written(fit.apply(population.groups(), SETTINGS.withThreads(1)));

        assertThat(written(fit.apply(population.groups(), SETTINGS.withThreads(2))))
                .isEqualTo(once);
        assertThat(written(fit.apply(population.groups(), SETTINGS.withThreads(7))))
                .isEqualTo(once);
        List<Integer> order = shuffled(30_000);
        PurchaseGroups shuffled = PurchaseGroups.of(permuted(population.histories(), order));
        assertThat(written(fit.apply(shuffled, SETTINGS))).isEqualTo(once);
    }

    @Test
    void threadsAndTheOrderOfCustomersDoNotChangeABitOfSpendAndScores() {
        Population population =
                Population.of(new BgNbd(0.243, 4.414, 0.793, 2.426), new GammaGamma(6.25, 3.74, 15.44), 60_000, 52, 12);
        ModelFit<GammaGamma> once = GammaGamma.fit(population.spending(), SETTINGS.withThreads(1));
        List<Integer> order = shuffled(60_000);
        Spending shuffled = Spending.of(
                permuted(population.histories(), order).repeats,
                order.stream().mapToDouble(i -> population.meanSpend()[i]).toArray());
        assertThat(written(GammaGamma.fit(shuffled, SETTINGS.withThreads(2)))).isEqualTo(written(once));

        CustomerScoring scoring = new CustomerScoring(
                new BgNbd(0.243, 4.414, 0.793, 2.426), converged(once).model(), ValueTerms.YEAR, 52.14);
        double[] margin = new double[60_000];
        Arrays.fill(margin, 0.4);
        CustomerScores one = scoring.score(population.histories(), population.meanSpend(), margin, 1);
        CustomerScores two = scoring.score(population.histories(), population.meanSpend(), margin, 2);
        assertThat(two.lifetimeValue()).isEqualTo(one.lifetimeValue());
        assertThat(two.probabilityAlive()).isEqualTo(one.probabilityAlive());
        assertThat(two.expectedOrders()).isEqualTo(one.expectedOrders());
        assertThat(two.probabilityOfOrder()).isEqualTo(one.probabilityOfOrder());
    }

    @ParameterizedTest
    @MethodSource("purchaseFits")
    void aWeightOfThreeCountsAsThreeCustomers(Fit fit) {
        int size = CDNOW.size();
        double[] weight = new double[size];
        Arrays.fill(weight, 3);
        List<Integer> thrice =
                IntStream.range(0, 3 * size).map(i -> i % size).boxed().toList();
        PurchaseGroups weighted = PurchaseGroups.of(CDNOW.histories(), weight);
        PurchaseGroups repeated = PurchaseGroups.of(permuted(CDNOW.histories(), thrice));

        assertThat(written(fit.apply(weighted, SETTINGS))).isEqualTo(written(fit.apply(repeated, SETTINGS)));
        Converged<?> single = converged(fit.apply(CDNOW.groups(), SETTINGS));
        Converged<?> triple = converged(fit.apply(weighted, SETTINGS));
        for (int i = 0; i < 4; i++) {
            Estimate of = single.uncertainty().estimates().get(i);
            Estimate ofThree = triple.uncertainty().estimates().get(i);
            assertThat(ofThree.value()).isCloseTo(of.value(), within(1e-5 * of.value()));
            assertThat(ofThree.standardError().orElseThrow() * Math.sqrt(3))
                    .isCloseTo(of.standardError().orElseThrow(), within(1e-4 * of.value()));
        }
    }

    @ParameterizedTest
    @MethodSource("purchaseFits")
    void scalingTimeScalesTheParametersThatHaveTime(Fit fit) {
        List<Estimate> weeks =
                converged(fit.apply(CDNOW.groups(), SETTINGS)).uncertainty().estimates();
        for (double scale : new double[] {7, 1e-4, 1e5}) {
            PurchaseHistories scaled = PurchaseHistories.of(
                    CDNOW.histories().repeats,
                    scaled(CDNOW.histories().lastOrder, scale),
                    scaled(CDNOW.histories().age, scale));
            List<Estimate> other = converged(fit.apply(PurchaseGroups.of(scaled), SETTINGS))
                    .uncertainty()
                    .estimates();
            for (int i = 0; i < 4; i++) {
                boolean time = List.of("alpha", "beta").contains(weeks.get(i).name());
                double expected = weeks.get(i).value() * (time ? scale : 1);
                assertThat(other.get(i).value()).isCloseTo(expected, within(2e-5 * expected));
            }
        }
    }

    @Test
    void scalingMoneyScalesGammaOnly() {
        GammaGamma dollars =
                converged(GammaGamma.fit(CDNOW.spending(), SETTINGS)).model();
        for (double scale : new double[] {1e-6, 100, 1e9}) {
            Spending other = Spending.of(CDNOW.histories().repeats, scaled(CDNOW.meanSpend(), scale));
            GammaGamma scaled = converged(GammaGamma.fit(other, SETTINGS)).model();
            assertThat(scaled.p()).isCloseTo(dollars.p(), within(1e-5 * dollars.p()));
            assertThat(scaled.q()).isCloseTo(dollars.q(), within(1e-5 * dollars.q()));
            assertThat(scaled.gamma()).isCloseTo(dollars.gamma() * scale, within(1e-5 * dollars.gamma() * scale));
            assertThat(scaled.expectedSpend(3, 20 * scale))
                    .isCloseTo(dollars.expectedSpend(3, 20) * scale, within(1e-5 * 20 * scale));
        }
    }

    @Test
    void fewRepeatCustomersAreAResultOfTheirOwn() {
        PurchaseGroups none = PurchaseGroups.of(PurchaseHistories.of(new int[0], new double[0], new double[0]));
        assertThat(BgNbd.fit(none, SETTINGS)).isEqualTo(new ModelFit.TooLittleData<>(0, 50));
        Spending nothing = Spending.of(new int[] {0, 2}, new double[] {5, 0});
        assertThat(GammaGamma.fit(nothing, SETTINGS)).isEqualTo(new ModelFit.TooLittleData<>(0, 50));
    }

    @Test
    void spendThatGrowsWithFrequencyIsWarnedOf() {
        int[] repeats = IntStream.rangeClosed(1, 300).map(i -> 1 + i % 9).toArray();
        double[] spend = Arrays.stream(repeats).mapToDouble(x -> 10 + 4 * x).toArray();
        assertThat(converged(GammaGamma.fit(Spending.of(repeats, spend), SETTINGS))
                        .warnings())
                .hasAtLeastOneElementOfType(FitWarning.SpendFollowsFrequency.class);
        assertThat(converged(GammaGamma.fit(CDNOW.spending(), SETTINGS)).warnings())
                .isEmpty();
    }

    @Test
    void historiesThatCannotBeAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new PurchaseHistory(2, 0, 5));
        assertThatIllegalArgumentException().isThrownBy(() -> new PurchaseHistory(0, 1, 5));
        assertThatIllegalArgumentException().isThrownBy(() -> new PurchaseHistory(1, 6, 5));
        assertThatIllegalArgumentException().isThrownBy(() -> new PurchaseHistory(-1, 0, 5));
        assertThatIllegalArgumentException().isThrownBy(() -> new PurchaseHistory(1, Double.NaN, 5));
        assertThatIllegalArgumentException().isThrownBy(() -> new PurchaseHistory(0, 0, Double.POSITIVE_INFINITY));
        assertThatIllegalArgumentException().isThrownBy(() -> new BgNbd(1, 1, 0, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new GammaGamma(6, 4, 15).expectedSpend(1, -1));
        BgNbd model = new BgNbd(0.243, 4.414, 0.793, 2.426);
        assertThatIllegalArgumentException().isThrownBy(() -> model.expectedOrders(PurchaseHistory.NEW, -1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> model.probabilityOfOrder(PurchaseHistory.NEW, Double.NaN));
    }

    private static String written(ModelFit<?> fit) {
        Converged<?> converged = converged(fit);
        return converged.model() + " " + converged.logLikelihood() + " "
                + converged.uncertainty().estimates() + " " + converged.warnings();
    }

    private static <M> Converged<M> converged(ModelFit<M> fit) {
        assertThat(fit).isInstanceOf(Converged.class);
        return (Converged<M>) fit;
    }

    private static List<Integer> shuffled(int size) {
        List<Integer> order = new ArrayList<>(IntStream.range(0, size).boxed().toList());
        Collections.shuffle(order, new Random(5));
        return order;
    }

    private static PurchaseHistories permuted(PurchaseHistories histories, List<Integer> order) {
        return PurchaseHistories.of(
                order.stream().mapToInt(i -> histories.repeats[i]).toArray(),
                order.stream().mapToDouble(i -> histories.lastOrder[i]).toArray(),
                order.stream().mapToDouble(i -> histories.age[i]).toArray());
    }

    private static double[] scaled(double[] column, double scale) {
        return Arrays.stream(column).map(v -> v * scale).toArray();
    }
}
