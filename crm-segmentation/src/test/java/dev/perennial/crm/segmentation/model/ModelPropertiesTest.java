package dev.perennial.crm.segmentation.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hipparchus.random.RandomDataGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What must hold for any parameters and any customer, on 300 seeded draws of both. */
class ModelPropertiesTest {

    private static final double[] HORIZONS = {0, 1e-6, 0.14, 1, 4.345, 13, 39, 52.14, 260, 2000};
    private static final double ROUNDING = 1e-12;

    /** A model with a history. */
    record Case(PurchaseModel model, PurchaseHistory history) {}

    static Stream<Case> cases() {
        RandomDataGenerator chance = new RandomDataGenerator(20261121);
        return IntStream.range(0, 300).mapToObj(i -> new Case(model(i % 3, chance), history(chance)));
    }

    private static PurchaseModel model(int kind, RandomDataGenerator chance) {
        double[] drawn = DoubleStream.generate(() -> Math.exp(chance.nextUniform(-6, 5)))
                .limit(4)
                .toArray();
        return switch (kind) {
            case 0 -> new BgNbd(drawn);
            case 1 -> new MbgNbd(drawn);
            default -> new ParetoNbd(drawn);
        };
    }

    private static PurchaseHistory history(RandomDataGenerator chance) {
        double age = Math.exp(chance.nextUniform(-2, 8));
        int repeats = (int) Math.floor(Math.exp(chance.nextUniform(-1.5, 6)));
        return new PurchaseHistory(repeats, repeats == 0 ? 0 : age * chance.nextUniform(0.01, 1), age);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void probabilitiesLieBetweenZeroAndOne(Case drawn) {
        assertThat(drawn.model.probabilityAlive(drawn.history)).isBetween(0.0, 1.0);
        for (double horizon : HORIZONS) {
            assertThat(drawn.model.probabilityOfOrder(drawn.history, horizon))
                    .isBetween(0.0, drawn.model.probabilityAlive(drawn.history));
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void aliveGrowsLessLikelyTheLongerNoOrderComes(Case drawn) {
        double before = 1;
        for (double silence : new double[] {0, 1e-3, 0.14, 1, 5, 26, 104, 1000, 3650}) {
            PurchaseHistory later = new PurchaseHistory(
                    drawn.history.repeats(), drawn.history.lastOrder(), drawn.history.lastOrder() + silence);
            double now = drawn.model.probabilityAlive(later);
            assertThat(now).isLessThanOrEqualTo(before * (1 + ROUNDING));
            before = now;
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void moreOrdersAreExpectedTheFurtherOneLooks(Case drawn) {
        double orders = 0;
        double some = 0;
        for (double horizon : HORIZONS) {
            double ordersNow = drawn.model.expectedOrders(drawn.history, horizon);
            double someNow = drawn.model.probabilityOfOrder(drawn.history, horizon);
            assertThat(ordersNow).isFinite().isGreaterThanOrEqualTo(orders * (1 - ROUNDING));
            assertThat(someNow).isGreaterThanOrEqualTo(some * (1 - ROUNDING));
            assertThat(ordersNow).as("orders against the chance of one").isGreaterThanOrEqualTo(someNow * (1 - 1e-9));
            orders = ordersNow;
            some = someNow;
        }
        assertThat(drawn.model.expectedOrders(drawn.history, 0)).isZero();
        assertThat(drawn.model.probabilityOfOrder(drawn.history, 0)).isZero();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void anotherUnitOfTimeChangesNoPrediction(Case drawn) {
        double days = 7;
        double[] p = drawn.model.parameters();
        PurchaseModel inDays =
                switch (drawn.model) {
                    case BgNbd bg -> new BgNbd(bg.r(), bg.alpha() * days, bg.a(), bg.b());
                    case MbgNbd mbg -> new MbgNbd(mbg.r(), mbg.alpha() * days, mbg.a(), mbg.b());
                    case ParetoNbd ignored -> new ParetoNbd(p[0], p[1] * days, p[2], p[3] * days);
                };
        PurchaseHistory history = new PurchaseHistory(
                drawn.history.repeats(), drawn.history.lastOrder() * days, drawn.history.age() * days);

        assertThat(inDays.probabilityAlive(history))
                .isCloseTo(drawn.model.probabilityAlive(drawn.history), within(1e-9));
        assertThat(inDays.probabilityOfOrder(history, 39 * days))
                .isCloseTo(drawn.model.probabilityOfOrder(drawn.history, 39), within(1e-9));
        double orders = drawn.model.expectedOrders(drawn.history, 39);
        assertThat(inDays.expectedOrders(history, 39 * days)).isCloseTo(orders, within(1e-9 * orders));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void theCountsOfANewCustomerAreADistributionWithItsMean(Case drawn) {
        double weeks = 2 / drawn.model.parameters()[0] * drawn.model.parameters()[1];
        if (weeks > 1e4) {
            return;
        }
        double[] counts = IntStream.range(0, 400)
                .mapToDouble(n -> drawn.model.probabilityOfRepeats(n, weeks))
                .toArray();
        assertThat(Arrays.stream(counts).boxed()).allMatch(p -> p >= 0 && p <= 1);
        double mass = Arrays.stream(counts).sum();
        double some = drawn.model.probabilityOfRepeatByNewCustomer(weeks);
        assertThat(mass).isLessThanOrEqualTo(1 + 1e-9);
        assertThat(1 - counts[0]).isCloseTo(some, within(1e-9));
        if (1 - mass < 1e-12) {
            double mean =
                    IntStream.range(0, 400).mapToDouble(n -> n * counts[n]).sum();
            assertThat(mean).isCloseTo(drawn.model.expectedRepeatsOfNewCustomer(weeks), within(1e-7));
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void valueIsTheSumOfItsMonthsAndOneCustomerScoresAsAmongMany(Case drawn) {
        CustomerScoring scoring =
                new CustomerScoring(drawn.model, new GammaGamma(6.25, 3.74, 15.44), ValueTerms.YEAR, 52.14);
        CustomerScore alone = scoring.score(drawn.history, 30, 0.4);
        double months = Arrays.stream(scoring.monthlyRevenue(drawn.history, 30)).sum();
        assertThat(alone.revenue()).isCloseTo(months, within(1e-12 * months + 1e-300));
        assertThat(alone.lifetimeValue()).isEqualTo(alone.revenue() * 0.4);

        PurchaseHistories many = PurchaseHistories.of(
                new int[] {3, drawn.history.repeats(), 0},
                new double[] {1, drawn.history.lastOrder(), 0},
                new double[] {2, drawn.history.age(), drawn.history.age()});
        CustomerScores scores = scoring.score(many, new double[] {9, 30, 0}, new double[] {1, 0.4, 1}, 2);
        assertThat(scores.at(1)).isEqualTo(alone);
    }
}
