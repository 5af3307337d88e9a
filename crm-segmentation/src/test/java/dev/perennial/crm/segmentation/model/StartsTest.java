package dev.perennial.crm.segmentation.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Searches from random points find nothing higher than those from the fixed ones. */
class StartsTest {

    private static final int RANDOM_STARTS = 10;
    private static final GammaGamma SPEND = new GammaGamma(6.25, 3.74, 15.44);

    static Stream<PurchaseHistories> histories() {
        Random random = new Random(5);
        Stream<PurchaseHistories> drawn = random.longs(12)
                .mapToObj(seed -> population(new Random(seed), seed).histories());
        Stream<PurchaseHistories> sampled = Stream.of(
                        Data.cdnow(),
                        Data.onlineRetail(LocalDate.of(2010, 6, 9)),
                        Data.onlineRetail(LocalDate.of(2011, 9, 9)))
                .flatMap(data -> random.longs(4).mapToObj(seed -> sample(data.histories(), new Random(seed))));
        return Stream.concat(drawn, sampled);
    }

    @ParameterizedTest
    @MethodSource("histories")
    void noRandomStartFindsAHigherLikelihood(PurchaseHistories histories) {
        PurchaseGroups groups = PurchaseGroups.of(histories);
        double age = groups.meanAge();
        try (Workers workers = new Workers(1)) {
            assertHighest(
                    BgNbd.fit(groups, FitSettings.DEFAULT),
                    new BetaGeometricLikelihood(groups, 0, workers),
                    new double[] {1, age, 1, 1});
            assertHighest(
                    MbgNbd.fit(groups, FitSettings.DEFAULT),
                    new BetaGeometricLikelihood(groups, 1, workers),
                    new double[] {1, age, 1, 1});
            assertHighest(
                    ParetoNbd.fit(groups, FitSettings.DEFAULT),
                    new ParetoLikelihood(groups, workers),
                    new double[] {1, age, 1, age});
        }
    }

    private static void assertHighest(ModelFit<?> fit, Likelihood likelihood, double[] units) {
        if (!(fit instanceof ModelFit.Converged<?> found)) {
            throw new AssertionError("too little data drawn");
        }
        Random random = new Random(likelihood.size());
        double[][] starts = Stream.generate(() -> DoubleStream.generate(() -> Math.exp(2 * random.nextGaussian()))
                        .limit(4)
                        .toArray())
                .limit(RANDOM_STARTS)
                .toArray(double[][]::new);
        SearchRange range = SearchRange.around(new String[] {"1", "2", "3", "4"}, units, starts);
        double highest = Arrays.stream(range.starts())
                .mapToDouble(
                        start -> BoundedBfgs.climb(likelihood, range, start).value())
                .max()
                .orElseThrow();
        assertThat(highest * likelihood.customers()).isLessThan(found.logLikelihood() + 0.01);
    }

    /** From parameters as far apart as businesses are. */
    private static Population population(Random random, long seed) {
        double r = Math.exp(random.nextGaussian() - 0.3);
        double alpha = Math.exp(random.nextGaussian() + 1.8);
        double leaving = Math.exp(1.3 * random.nextGaussian() - 0.2);
        double staying = Math.exp(1.2 * random.nextGaussian() + 0.8);
        int customers = 300 + random.nextInt(1_500);
        return random.nextBoolean()
                ? Population.of(new BgNbd(r, alpha, leaving, staying), SPEND, customers, 78, seed)
                : Population.of(new ParetoNbd(r, alpha, leaving, 10 * staying), SPEND, customers, 78, seed);
    }

    private static PurchaseHistories sample(PurchaseHistories all, Random random) {
        int[] drawn = random.ints(400, 0, all.size()).toArray();
        return PurchaseHistories.of(
                Arrays.stream(drawn).map(i -> all.repeats[i]).toArray(),
                Arrays.stream(drawn).mapToDouble(i -> all.lastOrder[i]).toArray(),
                Arrays.stream(drawn).mapToDouble(i -> all.age[i]).toArray());
    }
}
