package dev.perennial.crm.segmentation.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.perennial.crm.segmentation.model.FitWarning.Edge;
import dev.perennial.crm.segmentation.model.FitWarning.OnBound;
import dev.perennial.crm.segmentation.model.ModelFit.Converged;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Data at the edge of what can be: fits come back, and every prediction made from them is finite and in range. */
class ExtremesTest {

    private static final FitSettings ANY = FitSettings.DEFAULT.withMinimumRepeatCustomers(1);

    private static final List<PurchaseModel> MODELS = List.of(
            new BgNbd(0.243, 4.414, 0.793, 2.426), new MbgNbd(0.5, 6, 0.9, 1.6), new ParetoNbd(0.55, 10.6, 0.6, 11.7));

    private static final List<PurchaseHistory> PROBES = List.of(
            PurchaseHistory.NEW,
            new PurchaseHistory(0, 0, 3650),
            new PurchaseHistory(1, 1 / 7.0, 3650),
            new PurchaseHistory(1, 3650, 3650),
            new PurchaseHistory(30, 10, 20),
            new PurchaseHistory(1200, 1199, 3650),
            new PurchaseHistory(1200, 3650, 3650),
            new PurchaseHistory(100_000, 3000, 3001));

    static Stream<Named<Data>> data() {
        return Stream.of(
                Named.of("one customer", made(1, i -> 5, i -> 20, i -> 30, 10)),
                Named.of("all alike", made(100, i -> 5, i -> 20, i -> 30, 10)),
                Named.of("all ordered on the day of scoring", made(100, i -> 1, i -> 5, i -> 5, 1e-9)),
                Named.of("one repeat customer", made(100, i -> i == 0 ? 1 : 0, i -> i == 0 ? 3 : 0, i -> 30, 1e12)),
                Named.of("1,200 orders in ten years of weeks", made(60, i -> 1200 - i, i -> 3000 + i, i -> 3650, 1e6)),
                Named.of("one order at once, then 70 years", made(60, i -> 1, i -> 1 / 7.0, i -> 3650 - i, 0.01)),
                Named.of("minutes instead of weeks", made(80, i -> 1 + i % 4, i -> 1e-4 * (1 + i % 7), i -> 1e-3, 5)),
                Named.of("Online Retail II as of 2010-06-09", Data.onlineRetail(LocalDate.of(2010, 6, 9))));
    }

    private static Data made(
            int customers, IntToDoubleFunction x, IntToDoubleFunction last, IntToDoubleFunction age, double spend) {
        PurchaseHistories histories = PurchaseHistories.of(
                IntStream.range(0, customers).map(i -> (int) x.applyAsDouble(i)).toArray(),
                IntStream.range(0, customers).mapToDouble(last).toArray(),
                IntStream.range(0, customers).mapToDouble(age).toArray());
        double[] meanSpend = Arrays.stream(histories.repeats)
                .mapToDouble(r -> r == 0 ? 0 : spend)
                .toArray();
        return new Data(List.of(), histories, meanSpend);
    }

    @ParameterizedTest
    @MethodSource("data")
    void everyFitComesBackAndPredicts(Data data) {
        GammaGamma spend = converged(GammaGamma.fit(data.spending(), ANY)).model();
        assertThat(spend.expectedSpend(0, 0)).isFinite().isPositive();
        check(BgNbd.fit(data.groups(), ANY), spend);
        check(MbgNbd.fit(data.groups(), ANY), spend);
        check(ParetoNbd.fit(data.groups(), ANY), spend);
    }

    private static <M extends PurchaseModel> void check(ModelFit<M> fit, GammaGamma spend) {
        Converged<M> converged = converged(fit);
        assertThat(converged.logLikelihood()).isFinite();
        assertThat(converged.uncertainty().estimates()).allSatisfy(estimate -> {
            assertThat(estimate.value()).isFinite().isPositive();
            assertThat(estimate.standardError().orElse(0)).isFinite().isNotNegative();
        });
        assertThat(converged.warnings()).noneMatch(FitWarning.NotLevel.class::isInstance);
        CustomerScoring scoring = new CustomerScoring(converged.model(), spend, ValueTerms.YEAR, 52.14);
        for (PurchaseHistory probe : PROBES) {
            CustomerScore score = scoring.score(probe, 10, 1);
            assertThat(score.probabilityAlive()).isBetween(0.0, 1.0);
            assertThat(score.probabilityOfOrder()).isBetween(0.0, score.probabilityAlive());
            assertThat(score.expectedOrders())
                    .isFinite()
                    .isGreaterThanOrEqualTo(score.probabilityOfOrder() * (1 - 1e-9));
            assertThat(score.lifetimeValue()).isFinite().isNotNegative();
            Interval interval = converged.uncertainty().ofAmount(model -> model.expectedOrders(probe, 39), 0.95);
            double orders = converged.model().expectedOrders(probe, 39);
            assertThat(interval.low()).isBetween(0.0, orders);
            assertThat(interval.high()).isGreaterThanOrEqualTo(orders).isFinite();
        }
    }

    @Test
    void onlineRetailHasItsMaximumWhereNobodyLeaves() {
        PurchaseGroups groups = Data.onlineRetail(LocalDate.of(2010, 6, 9)).groups();
        Converged<BgNbd> bg = converged(BgNbd.fit(groups, FitSettings.DEFAULT));
        Converged<ParetoNbd> pareto = converged(ParetoNbd.fit(groups, FitSettings.DEFAULT));

        assertThat(bg.warnings()).contains(new OnBound("a", Edge.LOWER));
        assertThat(bg.uncertainty().estimates().get(2).standardError()).isEmpty();
        assertThat(pareto.logLikelihood()).isCloseTo(bg.logLikelihood(), org.assertj.core.api.Assertions.within(0.01));
        PurchaseHistory customer = new PurchaseHistory(3, 12, 26);
        assertThat(pareto.model().expectedOrders(customer, 26))
                .isCloseTo(bg.model().expectedOrders(customer, 26), org.assertj.core.api.Assertions.within(1e-3));
    }

    @Test
    void noRepeatCustomerAtAllIsTooLittleData() {
        Data data = made(100, i -> 0, i -> 0, i -> i, 0);
        assertThat(BgNbd.fit(data.groups(), ANY)).isEqualTo(new ModelFit.TooLittleData<>(0, 1));
        assertThat(MbgNbd.fit(data.groups(), ANY)).isEqualTo(new ModelFit.TooLittleData<>(0, 1));
        assertThat(ParetoNbd.fit(data.groups(), ANY)).isEqualTo(new ModelFit.TooLittleData<>(0, 1));
        assertThat(GammaGamma.fit(data.spending(), ANY)).isEqualTo(new ModelFit.TooLittleData<>(0, 1));
    }

    @Test
    void aVanishingProbabilityIsZeroAndNotNegativeOrMissing() {
        PurchaseHistory silent = new PurchaseHistory(1200, 1, 3650);
        for (PurchaseModel model : MODELS) {
            assertThat(model.probabilityAlive(silent)).isZero();
            assertThat(model.expectedOrders(silent, 520)).isZero();
            assertThat(model.logLikelihood(silent)).isFinite();
        }
    }

    @Test
    void whatCannotBeSeenOfACustomerIsRefused() {
        for (PurchaseModel model : MODELS) {
            for (double age : new double[] {Double.NaN, -1, Double.POSITIVE_INFINITY}) {
                assertThatIllegalArgumentException().isThrownBy(() -> model.ordersWhileAlive(3, age, 4));
                assertThatIllegalArgumentException().isThrownBy(() -> model.probabilityOfOrderWhileAlive(3, age, 4));
            }
            assertThatIllegalArgumentException().isThrownBy(() -> model.ordersWhileAlive(-3, 5, 4));
            assertThatIllegalArgumentException().isThrownBy(() -> model.probabilityOfOrderWhileAlive(-3, 5, 4));
        }
    }

    @Test
    void theFurthestHorizonHasAnAnswer() {
        assertThat(new BgNbd(0.243, 0.1, 0.793, 2.426).expectedOrders(PurchaseHistory.NEW, Double.MAX_VALUE))
                .isFinite()
                .isGreaterThan(1e6);
        assertThat(new MbgNbd(0.525, 0.1, 0.891, 1.614).expectedOrders(PurchaseHistory.NEW, Double.MAX_VALUE))
                .isFinite()
                .isGreaterThan(1e6);
    }

    @Test
    void aScoreRunRefusesWhatIsNotANumberAtAnyThreadCount() {
        CustomerScoring scoring =
                new CustomerScoring(MODELS.getFirst(), new GammaGamma(6.25, 3.74, 15.44), ValueTerms.YEAR, 52);
        int customers = 20_000;
        PurchaseHistories histories =
                PurchaseHistories.of(new int[customers], new double[customers], new double[customers]);
        double[] spend = new double[customers];
        double[] spendMissing = spend.clone();
        double[] margin = new double[customers];
        double[] marginMissing = margin.clone();
        spendMissing[customers - 1] = Double.NaN;
        marginMissing[customers - 1] = Double.NaN;
        for (int threads : new int[] {1, 2, 16}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> scoring.score(histories, spendMissing, margin, threads));
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> scoring.score(histories, spend, marginMissing, threads));
        }
        assertThatIllegalArgumentException().isThrownBy(() -> scoring.score(histories, spend, margin, 0));
    }

    @Test
    void aChanceToLeaveThatIsAllButCertainStaysInRange() {
        BgNbd model = new BgNbd(1, 1, 1, 1e-17);
        PurchaseHistory once = new PurchaseHistory(1, 1, 1);
        assertThat(model.probabilityAlive(once)).isCloseTo(1e-17, within(1e-26));
        assertThat(model.logLikelihood(once)).isCloseTo(-2 * Math.log(2), within(1e-12));
        assertThat(model.probabilityOfRepeats(1, 5)).isCloseTo(5 / 6.0, within(1e-12));
    }

    @Test
    void theGreatestCountIsACountLikeAnother() {
        MbgNbd model = new MbgNbd(0.525, 6.183, 0.891, 1.614);
        double[] last = IntStream.of(2, 1, 0)
                .mapToDouble(i -> model.logLikelihood(new PurchaseHistory(Integer.MAX_VALUE - i, 900, 1000)))
                .toArray();
        assertThat(last[2] - last[1]).isCloseTo(last[1] - last[0], within(0.1));
    }

    @Test
    void noMonthIsWorthLessThanNothing() {
        PurchaseHistory frequent = new PurchaseHistory(344, 0.0049, 0.0116);
        CustomerScoring scoring = new CustomerScoring(
                new BgNbd(0.336, 2.619, 19.046, 0.688), new GammaGamma(6.25, 3.74, 15.44), ValueTerms.YEAR, 52);
        assertThat(Arrays.stream(scoring.monthlyRevenue(frequent, 30)).boxed()).allMatch(month -> month >= 0);
    }

    @Test
    void onePriceForEverythingIsALevelSummit() {
        Data onePrice = made(60, i -> 1 + i % 5, i -> 1 + i % 5, i -> 30, 20);
        Converged<GammaGamma> fit = converged(GammaGamma.fit(onePrice.spending(), ANY));
        assertThat(fit.warnings()).noneMatch(FitWarning.NotLevel.class::isInstance);
        assertThat(fit.model().gamma()).isCloseTo(20, within(1e-10));
    }

    private static <M> Converged<M> converged(ModelFit<M> fit) {
        assertThat(fit).isInstanceOf(Converged.class);
        return (Converged<M>) fit;
    }
}
