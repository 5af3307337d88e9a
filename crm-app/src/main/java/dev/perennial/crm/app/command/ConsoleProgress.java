package dev.perennial.crm.app.command;

import dev.perennial.crm.app.demo.Phase;
import dev.perennial.crm.app.demo.Progress;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Tells the console how far the demo data are: a line for each phase that is done, and a bar for the one at work. */
class ConsoleProgress implements Progress {

    private final ProgressBar bar = ProgressBar.onConsole();
    private long begun = System.nanoTime();
    private @Nullable Phase phase;

    @Override
    public void at(Phase now, long done, long total) {
        if (phase == null) {
            System.out.println("Preparing the demo data (CRM_DEMO=false starts without):");
        }
        phase = now;
        bar.at(name(now), (double) done / total);
        if (done == total) {
            bar.done();
            tell(now, total);
        }
    }

    private void tell(Phase over, long total) {
        Duration took = Duration.ofNanos(System.nanoTime() - begun);
        begun = System.nanoTime();
        System.out.printf(Locale.ROOT, "  %,9d %-14s %5.1f s%n", total, name(over), took.toMillis() / 1000.0);
    }

    private static String name(Phase phase) {
        return switch (phase) {
            case PEOPLE -> "accounts";
            case PRODUCTS -> "products";
            case CUSTOMERS -> "customers";
            case ORDERS -> "order lines";
            case INTERACTIONS -> "interactions";
            case TASKS -> "care tasks";
            case FEEDBACK -> "feedback";
            case TRACES -> "visits, files";
            case SCORES -> "score runs";
        };
    }
}
