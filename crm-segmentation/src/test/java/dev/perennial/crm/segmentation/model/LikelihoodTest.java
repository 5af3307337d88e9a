package dev.perennial.crm.segmentation.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hipparchus.random.RandomDataGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The grouped likelihoods agree with the papers' sums over customers, and their gradients with differences. */
class LikelihoodTest {

    private static final Data CDNOW = Data.cdnow();
    private static final Workers WORKERS = new Workers(1);

    static Stream<double[]> logParameters() {
        RandomDataGenerator chance = new RandomDataGenerator(7);
        return IntStream.range(0, 25)
                .mapToObj(i -> IntStream.range(0, 4)
                        .mapToDouble(j -> i == 0 ? 8 : i == 1 ? -8 : chance.nextUniform(-5, 5))
                        .toArray());
    }

    @ParameterizedTest
    @MethodSource("logParameters")
    void betaGeometricAgree(double[] at) {
        check(new BetaGeometricLikelihood(CDNOW.groups(), 0, WORKERS), at, BgNbd::new);
        check(new BetaGeometricLikelihood(CDNOW.groups(), 1, WORKERS), at, MbgNbd::new);
    }

    @ParameterizedTest
    @MethodSource("logParameters")
    void paretoAgrees(double[] at) {
        check(new ParetoLikelihood(CDNOW.groups(), WORKERS), at, ParetoNbd::new);
    }

    @ParameterizedTest
    @MethodSource("logParameters")
    void gammaGammaAgrees(double[] parameters) {
        double[] at = Arrays.copyOf(parameters, 3);
        checkGradient(new SpendLikelihood(CDNOW.spending(), WORKERS), at);
    }

    private static void check(Likelihood likelihood, double[] at, Function<double[], PurchaseModel> make) {
        PurchaseModel model = make.apply(Arrays.stream(at).map(Math::exp).toArray());
        double summed = IntStream.range(0, CDNOW.size())
                .mapToDouble(i -> model.logLikelihood(CDNOW.histories().at(i)))
                .sum();
        double average = likelihood.average(at, new double[4]);
        assertThat(average * CDNOW.size()).isCloseTo(summed, within(1e-10 * Math.abs(summed)));
        checkGradient(likelihood, at);
    }

    private static void checkGradient(Likelihood likelihood, double[] at) {
        double[] gradient = new double[at.length];
        likelihood.average(at, gradient);
        for (int i = 0; i < at.length; i++) {
            double[] above = at.clone();
            double[] below = at.clone();
            above[i] += 1e-5;
            below[i] -= 1e-5;
            double slope = (likelihood.average(above, new double[at.length])
                            - likelihood.average(below, new double[at.length]))
                    / 2e-5;
            assertThat(gradient[i]).isCloseTo(slope, within(1e-6 * (1 + Math.abs(slope))));
        }
    }
}
