package dev.perennial.crm.segmentation.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.crm.segmentation.model.ModelFit.Converged;
import java.util.function.LongFunction;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * Populations drawn from known parameters, fitted again. 1.96 standard errors around an estimate should hold the truth 95
 * times in 100; over 40 populations of 4 parameters, which are not independent, between 88 and 100 times is accepted.
 */
class RecoveryTest {

    private static final int POPULATIONS = 40;
    private static final int CUSTOMERS = 1500;
    private static final FitSettings SETTINGS = FitSettings.DEFAULT;
    private static final GammaGamma SPEND = new GammaGamma(6.25, 3.74, 15.44);

    @Test
    void bgNbdIsRecovered() {
        BgNbd truth = new BgNbd(0.7, 6, 0.8, 2.5);
        assertRecovered(
                truth.parameters(),
                seed -> BgNbd.fit(
                        Population.of(truth, SPEND, CUSTOMERS, 78, seed).groups(), SETTINGS));
    }

    @Test
    void mbgNbdIsRecovered() {
        MbgNbd truth = new MbgNbd(0.9, 6, 0.8, 2.5);
        assertRecovered(
                truth.parameters(),
                seed -> MbgNbd.fit(
                        Population.of(truth, SPEND, CUSTOMERS, 78, seed).groups(), SETTINGS));
    }

    @Test
    void paretoNbdIsRecovered() {
        ParetoNbd truth = new ParetoNbd(0.9, 6, 0.8, 15);
        assertRecovered(
                truth.parameters(),
                seed -> ParetoNbd.fit(
                        Population.of(truth, SPEND, CUSTOMERS, 78, seed).groups(), SETTINGS));
    }

    @Test
    void gammaGammaIsRecovered() {
        BgNbd orders = new BgNbd(0.7, 6, 0.8, 2.5);
        assertRecovered(
                SPEND.parameters(),
                seed -> GammaGamma.fit(
                        Population.of(orders, SPEND, CUSTOMERS, 78, seed).spending(), SETTINGS));
    }

    /** Intervals of predictions cover the truth as often as they say. */
    @Test
    void predictionsAreCovered() {
        BgNbd truth = new BgNbd(0.7, 6, 0.8, 2.5);
        PurchaseHistory customer = new PurchaseHistory(3, 20, 40);
        double orders = truth.expectedOrders(customer, 52);
        double alive = truth.probabilityAlive(customer);
        long covered = LongStream.range(0, POPULATIONS)
                .mapToObj(seed -> converged(BgNbd.fit(
                        Population.of(truth, SPEND, CUSTOMERS, 78, seed).groups(), SETTINGS)))
                .mapToLong(fit -> count(fit.uncertainty().ofAmount(m -> m.expectedOrders(customer, 52), 0.95), orders)
                        + count(fit.uncertainty().ofProbability(m -> m.probabilityAlive(customer), 0.95), alive))
                .sum();
        assertThat(covered / (2.0 * POPULATIONS)).isBetween(0.88, 1.0);
    }

    private static long count(Interval interval, double value) {
        return interval.low() <= value && value <= interval.high() ? 1 : 0;
    }

    private static <M> void assertRecovered(double[] truth, LongFunction<ModelFit<M>> fit) {
        int covered = 0;
        for (long seed = 0; seed < POPULATIONS; seed++) {
            Uncertainty<M> found = converged(fit.apply(seed)).uncertainty();
            for (int i = 0; i < truth.length; i++) {
                Estimate estimate = found.estimates().get(i);
                double error = estimate.standardError().orElse(0) / estimate.value();
                covered += Math.abs(Math.log(estimate.value() / truth[i])) <= 1.96 * error ? 1 : 0;
            }
        }
        assertThat(covered / (double) (POPULATIONS * truth.length)).isBetween(0.88, 1.0);
    }

    private static <M> Converged<M> converged(ModelFit<M> fit) {
        assertThat(fit).isInstanceOf(Converged.class);
        return (Converged<M>) fit;
    }
}
