package dev.perennial.crm.web.importing;

import dev.perennial.crm.importing.Import;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An import with what is reckoned from it.
 *
 * @param source        the import
 * @param took          how long it took, or has taken so far
 * @param rowsPerSecond how fast rows are read; 0 while nobody can tell
 * @param left          about how long it will still take; null while nobody can tell
 */
record ImportView(
        Import source,
        Duration took,
        long rowsPerSecond,
        @Nullable Duration left) {

    private static final double TOO_EARLY_TO_TELL = 0.02;

    static ImportView of(Import source, Instant now) {
        Duration took = source.took(now);
        long milliseconds = Math.max(1, took.toMillis());
        double done = source.progress();
        Duration left = source.isRunning() && done > TOO_EARLY_TO_TELL
                ? Duration.ofSeconds(Math.max(1, Math.round(milliseconds * (1 - done) / done / 1000)))
                : null;
        return new ImportView(source, took, source.rowsRead() * 1000 / milliseconds, left);
    }

    /** Whole per cent done. */
    public long percent() {
        return Math.round(source.progress() * 100);
    }
}
