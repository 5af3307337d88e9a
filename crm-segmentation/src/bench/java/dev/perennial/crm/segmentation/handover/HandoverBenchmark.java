package dev.perennial.crm.segmentation.handover;

import dev.perennial.crm.identity.People;
import dev.perennial.crm.identity.People.NewUser;
import dev.perennial.crm.identity.Role;
import dev.perennial.crm.shared.Business;
import dev.perennial.crm.testing.SalesForce;
import dev.perennial.crm.testing.TestDatabaseConfiguration;
import java.util.List;
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
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.AutoConfigurationPackage;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A {@link BigBook} handed to two people, digests and loose ends and all, and its preview. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3)
@Measurement(iterations = 5)
public class HandoverBenchmark {

    /** Customers of the book; the person who hands over helps with as many of another's. */
    @Param({"1000"})
    public int customers;

    private ConfigurableApplicationContext application;
    private SalesForce force;
    private int books;
    private NewHandover next;

    /** The product without its pages, on a database of its own. */
    @EnableAutoConfiguration
    @AutoConfigurationPackage(basePackages = "dev.perennial.crm")
    @ComponentScan("dev.perennial.crm")
    @Import(TestDatabaseConfiguration.class)
    static class Product {}

    @Setup(Level.Trial)
    public void start() {
        application = new SpringApplicationBuilder(Product.class)
                .web(WebApplicationType.NONE)
                .properties("logging.level.root=WARN", "spring.jpa.open-in-view=false", "crm.test.own-database=bench")
                .run();
        force = SalesForce.hired(application.getBean(People.class), "bench");
    }

    @Setup(Level.Iteration)
    public void writeABook() {
        String owner = "leaver" + ++books;
        for (String name : List.of(owner, owner + "-other")) {
            application
                    .getBean(People.class)
                    .add(new NewUser(name, name, SalesForce.PASSWORD, Role.REP, "bench-west"));
        }
        BigBook.write(
                application.getBean(JdbcClient.class),
                application.getBean(Business.class),
                owner,
                owner + "-other",
                customers);
        next = new NewHandover(owner, List.of("bench-rep", "bench-rep2"), List.of(), "Read the file first");
    }

    @TearDown(Level.Trial)
    public void stop() {
        application.close();
    }

    /** The whole action. */
    @Benchmark
    public Handover handOver() {
        return application.getBean(Handovers.class).handOver(force.admin(), next);
    }

    /** What is shown before it. */
    @Benchmark
    public HandoverPreview preview() {
        return application.getBean(HandoverPreviews.class).preview(force.admin(), next);
    }
}
