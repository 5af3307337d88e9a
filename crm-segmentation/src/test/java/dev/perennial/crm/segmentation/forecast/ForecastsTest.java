package dev.perennial.crm.segmentation.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.crm.segmentation.model.FitSettings;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ForecastsTest {

    private static final int CUSTOMERS = 3_000;

    @Test
    void oneThreadAndTwoGiveTheSameBits() {
        Population population = drawn(CUSTOMERS, 5);
        FittedModels models = FittedModels.of(population, FitSettings.DEFAULT);

        Forecasts one = Forecasts.of(models, population, 1);
        Forecasts two = Forecasts.of(models, population, 2);

        assertThat(columns(one)).isDeepEqualTo(columns(two));
        assertThat(Arrays.stream(one.churnRisk())).allMatch(risk -> risk > 0 && risk < 1);
    }

    @Test
    void theOrderOfCustomersChangesNothing() {
        Population population = drawn(CUSTOMERS, 6);
        Population turned = reversed(population);

        Forecasts straight = Forecasts.of(FittedModels.of(population, FitSettings.DEFAULT), population, 2);
        Forecasts backwards = Forecasts.of(FittedModels.of(turned, FitSettings.DEFAULT), turned, 2);

        assertThat(straight.churnRisk()).containsExactly(reversed(backwards.churnRisk()));
        assertThat(straight.lifetimeValue()).containsExactly(reversed(backwards.lifetimeValue()));
    }

    @Test
    void whoeverWasSilentForLongerIsAtGreaterRiskAndWorthLess() {
        Population population = drawn(CUSTOMERS, 7);
        FittedModels models = FittedModels.of(population, FitSettings.DEFAULT);
        Population two = new Population(
                new int[] {5, 5}, new double[] {50, 20}, new double[] {52, 52}, fill(2, 80), fill(2, .3));

        Forecasts forecasts = Forecasts.of(models, two, 1);

        assertThat(forecasts.churnRisk()[1]).isGreaterThan(forecasts.churnRisk()[0]);
        assertThat(forecasts.probabilityAlive()[1]).isLessThan(forecasts.probabilityAlive()[0]);
        assertThat(forecasts.lifetimeValue()[1]).isLessThan(forecasts.lifetimeValue()[0]);
        assertThat(forecasts.valueAtRisk(0))
                .isEqualTo(forecasts.lifetimeValue()[0] * forecasts.churnRisk()[0]);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 5})
    void tooFewCustomersGetNoForecastAndAreToldWhatIsMissing(int customers) {
        Population population = drawn(customers, 8);
        FittedModels models = FittedModels.of(population, FitSettings.DEFAULT);

        Forecasts forecasts = Forecasts.of(models, population, 2);

        assertThat(Arrays.stream(forecasts.churnRisk())).hasSize(customers).allMatch(risk -> risk.isNaN());
        assertThat(Arrays.stream(forecasts.lifetimeValue())).allMatch(value -> value.isNaN());
        assertThat(models.summary().bgnbd()).isNull();
        assertThat(models.summary().warnings())
                .extracting(ModelSummary.Warning::code)
                .containsOnly(ModelSummary.Code.TOO_LITTLE_DATA);
    }

    @Test
    void zeroAmountsLeaveLifetimeValueUnknownAndNothingElse() {
        Population drawn = drawn(CUSTOMERS, 9);
        Population free = new Population(
                drawn.repeats(), drawn.lastOrder(), drawn.age(), new double[drawn.size()], drawn.margin());

        Forecasts forecasts = Forecasts.of(FittedModels.of(free, FitSettings.DEFAULT), free, 2);

        assertThat(Arrays.stream(forecasts.lifetimeValue())).allMatch(value -> value.isNaN());
        assertThat(Arrays.stream(forecasts.churnRisk())).noneMatch(risk -> risk.isNaN());
    }

    /** Customers of differing rates, some of whom leave. */
    private static Population drawn(int customers, long seed) {
        Random random = new Random(seed);
        int[] repeats = new int[customers];
        double[] lastOrder = new double[customers];
        double[] age = new double[customers];
        double[] spend = new double[customers];
        for (int i = 0; i < customers; i++) {
            age[i] = (60 + random.nextInt(300)) / 7.0;
            double gap = 14 + random.nextExponential() * 40;
            double day = 0;
            while (day + gap < age[i] * 7 && random.nextInt(8) > 0) {
                day += Math.max(1, Math.rint(gap * random.nextExponential()));
                if (day < age[i] * 7) {
                    repeats[i]++;
                    lastOrder[i] = day / 7;
                }
            }
            spend[i] = repeats[i] == 0 ? 0 : 20 + random.nextExponential() * 60;
        }
        return new Population(repeats, lastOrder, age, spend, fill(customers, .3));
    }

    private static double[][] columns(Forecasts of) {
        return new double[][] {
            of.probabilityAlive(),
            of.expectedOrders90(),
            of.expectedOrders365(),
            of.lifetimeValue(),
            of.churnRisk(),
            of.silentYear()
        };
    }

    private static Population reversed(Population of) {
        int last = of.size() - 1;
        return new Population(
                IntStream.rangeClosed(0, last).map(i -> of.repeats()[last - i]).toArray(),
                reversed(of.lastOrder()),
                reversed(of.age()),
                reversed(of.meanSpend()),
                of.margin());
    }

    private static double[] reversed(double[] column) {
        return IntStream.range(0, column.length)
                .mapToDouble(i -> column[column.length - 1 - i])
                .toArray();
    }

    private static double[] fill(int size, double value) {
        double[] filled = new double[size];
        Arrays.fill(filled, value);
        return filled;
    }
}
