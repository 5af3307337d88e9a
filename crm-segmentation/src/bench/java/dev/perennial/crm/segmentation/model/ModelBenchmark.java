package dev.perennial.crm.segmentation.model;

import dev.perennial.crm.segmentation.model.ModelFit.Converged;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * A million customers drawn from BG/NBD, their times in whole days as a shop records them: fitting from raw columns,
 * grouping included, and scoring. The first warm-up iteration is what a process just started pays.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(value = 1, jvmArgsAppend = "-Xmx512m")
@Warmup(iterations = 5)
@Measurement(iterations = 10)
public class ModelBenchmark {

    private static final BgNbd TRUTH = new BgNbd(0.243, 4.414, 0.793, 2.426);
    private static final GammaGamma SPEND = new GammaGamma(6.25, 3.74, 15.44);
    private static final double YEAR = 365 / 7.0;

    /** Threads; more change the time, never the result. */
    @Param({"1", "2"})
    int threads;

    private Population population;
    private double[] margin;

    /** Draws the customers. */
    @Setup(Level.Trial)
    public void draw() {
        population = Population.of(TRUTH, SPEND, 1_000_000, 156, 1).inDays();
        margin = new double[1_000_000];
        Arrays.fill(margin, 0.4);
    }

    /** Groups and fits BG/NBD and gamma-gamma. */
    @Benchmark
    public double fitBgNbdAndGammaGamma() {
        FitSettings settings = FitSettings.DEFAULT.withThreads(threads);
        return converged(BgNbd.fit(population.groups(), settings))
                + converged(GammaGamma.fit(population.spending(), settings));
    }

    /** P(alive), expected orders, probability of an order, spend and 12-month value of every customer. */
    @Benchmark
    public CustomerScores scoreWithBgNbd() {
        return new CustomerScoring(TRUTH, SPEND, ValueTerms.YEAR, YEAR)
                .score(population.histories(), population.meanSpend(), margin, threads);
    }

    /** The same by Pareto/NBD, whose P(alive) is an integral for each customer. */
    @Benchmark
    public CustomerScores scoreWithParetoNbd() {
        return new CustomerScoring(new ParetoNbd(0.553, 10.578, 0.606, 11.669), SPEND, ValueTerms.YEAR, YEAR)
                .score(population.histories(), population.meanSpend(), margin, threads);
    }

    /** Groups and fits Pareto/NBD. */
    @Benchmark
    public double fitParetoNbd() {
        return converged(ParetoNbd.fit(population.groups(), FitSettings.DEFAULT.withThreads(threads)));
    }

    private static double converged(ModelFit<?> fit) {
        return switch (fit) {
            case Converged<?> found -> found.logLikelihood();
            case ModelFit.TooLittleData<?> few -> throw new IllegalStateException(few.toString());
        };
    }
}
