package dev.perennial.crm.app.command;

import dev.perennial.crm.app.generate.GenerationPlan;
import dev.perennial.crm.app.generate.Generator;
import dev.perennial.crm.identity.OneTimePasswords;
import dev.perennial.crm.shared.Business;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "generate",
        description = "Make up customers and orders at random, as many as wanted, to try the product at scale.",
        mixinStandardHelpOptions = true)
class GenerateCommand extends DatabaseCommand {

    @Option(names = "--customers", paramLabel = "N", defaultValue = "10000", description = "How many customers.")
    private int customers;

    @Option(
            names = "--orders-per-customer",
            paramLabel = "M",
            defaultValue = "10",
            description = "How many orders each has on average over three years.")
    private double ordersPerCustomer;

    @Option(
            names = "--seed",
            paramLabel = "S",
            defaultValue = "1",
            description = "Picks a business: the same seed makes the same one in an empty database.")
    private long seed;

    @Option(
            names = "--until",
            paramLabel = "YYYY-MM-DD",
            description = "The last day with orders; the last complete business day by default.")
    private @Nullable LocalDate until;

    @Option(
            names = "--password",
            paramLabel = "WORD",
            description = "Password of everybody added: rep001 to rep050, lead01 to lead10, manager, admin."
                    + " By default one is made and told.")
    private @Nullable String password;

    @Option(names = "--beside", description = "Add to the customers who are there already.")
    private boolean beside;

    GenerateCommand(Launcher launcher) {
        super(launcher);
    }

    @Override
    int run(ConfigurableApplicationContext application) {
        GenerationPlan plan = new GenerationPlan(
                customers,
                ordersPerCustomer,
                seed,
                until == null ? application.getBean(Business.class).lastCompleteDay() : until,
                beside);
        String everybodys = password == null ? OneTimePasswords.next() : password;
        ProgressBar bar = ProgressBar.onConsole();
        long begun = System.nanoTime();
        Generator.Made made;
        try {
            made = application
                    .getBean(Generator.class)
                    .generate(
                            plan,
                            everybodys,
                            (step, share) -> bar.at(step.name().toLowerCase(Locale.ROOT), share));
        } finally {
            bar.done();
        }
        System.out.printf(
                "Made %d customers and %d orders in %.1f s; sign in as rep001, lead01, manager or admin%n",
                made.customers(),
                made.orders(),
                Duration.ofNanos(System.nanoTime() - begun).toMillis() / 1000.0);
        if (password == null) {
            System.out.printf("Everybody's password: %s%n", everybodys);
        }
        return 0;
    }
}
