package dev.perennial.crm.segmentation.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.perennial.crm.segmentation.forecast.Ranges.Customer;
import dev.perennial.crm.segmentation.model.BgNbd;
import dev.perennial.crm.segmentation.model.FitSettings;
import dev.perennial.crm.segmentation.model.PurchaseHistory;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.hipparchus.random.RandomDataGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RangesTest {

    private static final BgNbd TRUTH = new BgNbd(.7, 8, .5, 2.5);
    private static final Customer REGULAR = new Customer(new PurchaseHistory(6, 40, 44), 50, 50, .3);

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 5, 40})
    void withoutModelsOfOnesOwnRangesComeFromWellKnownPopulations(int customers) {
        ModelSummary models = models(customers, 1);
        assertThat(models.bgnbd()).isNull();
        assertThat(Objects.requireNonNull(models.missing()).more()).isBetween(1L, 50L);

        Ranges ranges = Ranges.of(models, REGULAR);

        Range risk = Objects.requireNonNull(ranges.churnRisk());
        assertThat(ranges.borrowed()).isTrue();
        assertThat(risk.low()).isBetween(0.0, risk.high());
        assertThat(risk.high()).isLessThan(1);
        assertThat(ranges.orders365().low()).isLessThan(ranges.orders365().high());
        assertThat(Objects.requireNonNull(ranges.value()).high()).isPositive();
        assertThat(ranges).isEqualTo(Ranges.of(null, REGULAR)).isEqualTo(Ranges.of(models, REGULAR));
    }

    @Test
    void whoBoughtOnceForNothingHasRangesToo() {
        Ranges ranges = Ranges.of(null, new Customer(PurchaseHistory.NEW, 0, 0, null));

        assertThat(ranges.value()).isNull();
        assertThat(ranges.orders365().low()).isZero();
        assertThat(ranges.orders365().high()).isPositive();
    }

    @Test
    void parametersAreKnownTheBetterTheMoreCustomersThereAre() {
        ModelSummary few = models(150, 2);
        ModelSummary many = models(6_000, 2);

        assertThat(few.warnings())
                .extracting(ModelSummary.Warning::code)
                .contains(ModelSummary.Code.FEW_REPEAT_CUSTOMERS);
        assertThat(error(few, "r")).isGreaterThan(3 * error(many, "r"));
        assertThat(error(few, "alpha")).isGreaterThan(3 * error(many, "alpha"));
    }

    /** What the doubt about the parameters adds to luck: drawn with it and without. */
    @Test
    void rangesAreWiderTheLessIsKnown() {
        double known = width(models(6_000, 2), false);
        double fewData = width(models(120, 2), true);

        assertThat(width(models(6_000, 2), true)).isCloseTo(known, within(.1 * known));
        assertThat(fewData).isGreaterThan(width(models(120, 2), false));
    }

    @Test
    void eightOfTenCustomersEndUpInside() {
        RandomDataGenerator random = new RandomDataGenerator(7);
        ModelSummary models = models(3_000, 3);
        int inside = 0;
        double error = 0;
        int customers = 150;
        for (int i = 0; i < customers; i++) {
            List<Double> days = days(random, 110);
            long seen = days.stream().filter(week -> week <= 50).count();
            double last = days.stream()
                    .filter(week -> week <= 50)
                    .mapToDouble(week -> week)
                    .max()
                    .orElse(0);
            PurchaseHistory history = new PurchaseHistory((int) seen, last, 50);
            long comes = days.stream()
                    .filter(week -> week > 50 && week <= 50 + 365 / 7.0)
                    .count();
            Range orders = Ranges.of(models, new Customer(history, 0, 10, .3)).orders365();
            inside += comes >= orders.low() && comes <= orders.high() ? 1 : 0;
            error += fortune(models, history).meanOrders() - expected(models, history);
        }
        assertThat((double) inside / customers).isGreaterThan(.8);
        assertThat(error / customers).isCloseTo(0, within(.05));
    }

    private static Fortune fortune(ModelSummary models, PurchaseHistory history) {
        ModelSummary.BetaGeometric bg = Objects.requireNonNull(models.bgnbd());
        return new Fortune(
                history,
                0,
                List.of(new Fortune.Models(
                        new Belief(new double[] {bg.r(), bg.alpha(), bg.a(), bg.b()}, null),
                        new Belief(new double[] {6, 4, 15}, null))));
    }

    private static double expected(ModelSummary models, PurchaseHistory history) {
        ModelSummary.BetaGeometric bg = Objects.requireNonNull(models.bgnbd());
        return new BgNbd(bg.r(), bg.alpha(), bg.a(), bg.b()).expectedOrders(history, 365 / 7.0);
    }

    /** How far the range of value reaches, against its middle. */
    private static double width(ModelSummary models, boolean doubting) {
        ModelSummary.BetaGeometric bg = Objects.requireNonNull(models.bgnbd());
        ModelSummary.Spend spend = Objects.requireNonNull(models.gammaGamma());
        Fortune fortune = new Fortune(
                REGULAR.history(),
                REGULAR.meanSpend(),
                List.of(new Fortune.Models(
                        new Belief(new double[] {bg.r(), bg.alpha(), bg.a(), bg.b()}, doubting ? bg.doubt() : null),
                        new Belief(
                                new double[] {spend.p(), spend.q(), spend.gamma()}, doubting ? spend.doubt() : null))));
        return (fortune.revenue().high() - fortune.revenue().low()) / fortune.meanOrders();
    }

    private static double error(ModelSummary models, String parameter) {
        ModelSummary.Doubt doubt =
                Objects.requireNonNull(Objects.requireNonNull(models.bgnbd()).doubt());
        return Objects.requireNonNull(doubt.standardErrors().get(parameter));
    }

    private static ModelSummary models(int customers, long seed) {
        RandomDataGenerator random = new RandomDataGenerator(seed);
        int[] repeats = new int[customers];
        double[] last = new double[customers];
        double[] age = new double[customers];
        double[] spend = new double[customers];
        double[] margin = new double[customers];
        Arrays.fill(margin, .3);
        for (int i = 0; i < customers; i++) {
            age[i] = 20 + random.nextInt(60);
            List<Double> days = days(random, age[i]);
            repeats[i] = days.size();
            last[i] = days.isEmpty() ? 0 : days.getLast();
            double scale = 1 / random.nextGamma(4, 1 / 60.0);
            spend[i] = repeats[i] == 0 ? 0 : random.nextGamma(5.0 * repeats[i], scale) / repeats[i];
        }
        Population population = new Population(repeats, last, age, spend, margin);
        return FittedModels.of(population, FitSettings.DEFAULT).summary();
    }

    /** The weeks after the first in which a new customer orders. */
    private static List<Double> days(RandomDataGenerator random, double weeks) {
        double pace = random.nextGamma(TRUTH.r(), 1 / TRUTH.alpha());
        double leaving = random.nextBeta(TRUTH.a(), TRUTH.b());
        List<Double> days = new java.util.ArrayList<>();
        double week = random.nextExponential(1 / pace);
        while (week <= weeks) {
            days.add(week);
            week = random.nextDouble() < leaving ? weeks + 1 : week + random.nextExponential(1 / pace);
        }
        return days;
    }
}
