package dev.perennial.crm.app.command;

import dev.perennial.crm.app.demo.Phase;
import dev.perennial.crm.app.demo.Progress;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;

/** Tells the console how far the demo data are: a line for each phase, counting up on a terminal. */
@RequiredArgsConstructor
class ConsoleProgress implements Progress {

    private final PrintStream console;
    private final boolean terminal;
    private long begun = System.nanoTime();
    private @Nullable Phase phase;

    static ConsoleProgress ofProcess() {
        return new ConsoleProgress(
                System.out, System.console() != null && System.console().isTerminal());
    }

    @Override
    public void at(Phase now, long done, long total) {
        if (phase == null) {
            console.println("Preparing the demo data (CRM_DEMO=false starts without):");
        }
        phase = now;
        if (done == total) {
            Duration took = Duration.ofNanos(System.nanoTime() - begun);
            begun = System.nanoTime();
            console.printf(Locale.ROOT, "%s%,9d %-22s %5.1f s%n", start(), total, name(now), took.toMillis() / 1000.0);
        } else if (terminal) {
            console.printf(Locale.ROOT, "%s%,9d %s", start(), done, name(now));
        }
    }

    private String start() {
        return terminal ? "\r  " : "  ";
    }

    private static String name(Phase phase) {
        return switch (phase) {
            case PEOPLE -> "accounts";
            case PRODUCTS -> "products";
            case CUSTOMERS -> "customers";
            case ORDERS -> "order lines";
            case INTERACTIONS -> "interactions";
            case TASKS -> "care tasks";
            case SCORES -> "score runs";
        };
    }
}
