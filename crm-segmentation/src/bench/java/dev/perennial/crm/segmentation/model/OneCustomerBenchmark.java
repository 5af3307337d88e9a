package dev.perennial.crm.segmentation.model;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Every number of one customer scored alone, as after a new order. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class OneCustomerBenchmark {

    private static final GammaGamma SPEND = new GammaGamma(6.25, 3.74, 15.44);

    private final PurchaseHistory history = new PurchaseHistory(5, 30, 52);
    private final CustomerScoring bgNbd =
            new CustomerScoring(new BgNbd(0.243, 4.414, 0.793, 2.426), SPEND, ValueTerms.YEAR, 52);
    private final CustomerScoring paretoNbd =
            new CustomerScoring(new ParetoNbd(0.553, 10.578, 0.606, 11.669), SPEND, ValueTerms.YEAR, 52);

    /** By BG/NBD. */
    @Benchmark
    public CustomerScore scoreWithBgNbd() {
        return bgNbd.score(history, 30, 0.4);
    }

    /** By Pareto/NBD. */
    @Benchmark
    public CustomerScore scoreWithParetoNbd() {
        return paretoNbd.score(history, 30, 0.4);
    }
}
