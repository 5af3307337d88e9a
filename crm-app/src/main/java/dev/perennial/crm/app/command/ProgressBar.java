package dev.perennial.crm.app.command;

import java.io.Console;
import java.io.PrintStream;

/** Shows on a terminal how far something is; writes nothing where nobody watches. */
final class ProgressBar {

    private static final int WIDTH = 32;
    private static final String ERASE_LINE = "\r\u001b[K";

    private final PrintStream out;
    private final boolean watched;
    private String shown = "";

    ProgressBar(PrintStream out, boolean watched) {
        this.out = out;
        this.watched = watched;
    }

    /** On the console, when that is a terminal. */
    static ProgressBar onConsole() {
        Console console = System.console();
        return new ProgressBar(System.err, console != null && console.isTerminal());
    }

    /**
     * @param what  what is being done now
     * @param share how much of it is done, 0 to 1
     */
    synchronized void at(String what, double share) {
        int full = (int) Math.round(Math.clamp(share, 0, 1) * WIDTH);
        String line = "%s%s %3.0f %%  %s".formatted("█".repeat(full), "░".repeat(WIDTH - full), share * 100, what);
        if (watched && !line.equals(shown)) {
            shown = line;
            out.print(ERASE_LINE + line);
            out.flush();
        }
    }

    /** Takes the bar away. */
    synchronized void done() {
        if (watched && !shown.isEmpty()) {
            shown = "";
            out.print(ERASE_LINE);
            out.flush();
        }
    }
}
