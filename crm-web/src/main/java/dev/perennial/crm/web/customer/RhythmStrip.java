package dev.perennial.crm.web.customer;

import dev.perennial.crm.segmentation.portfolio.Profile;
import dev.perennial.crm.segmentation.portfolio.Scorecard;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The purchases of the last half year on a line, where the next was due, and today. Lengths are in units of a drawing
 * {@value #WIDTH} wide.
 *
 * @param purchases where each purchase stands
 * @param last      where the last one stands, at the left edge when it is older
 * @param due       from where the next one was to be expected; null when that is beyond today
 * @param dueWidth  for how long
 * @param today     where today stands
 */
record RhythmStrip(
        List<Double> purchases, double last, @Nullable Double due, double dueWidth, double today) {

    /** Width of the drawing. */
    static final double WIDTH = 300;

    private static final double MARGIN = 2;
    private static final double SCALE = (WIDTH - 2 * MARGIN) / Profile.RECENT_DAYS;

    static RhythmStrip of(List<LocalDate> days, LocalDate last, Scorecard score, LocalDate today) {
        double mean = score.gapMean() == null ? 0 : score.gapMean();
        double spread = score.gapSpread() == null ? 0 : score.gapSpread();
        double now = WIDTH - MARGIN;
        double lastAt = place(last, today);
        double from = Math.max(MARGIN, unclipped(last, today) + (mean - spread) * SCALE);
        double to = Math.min(now, unclipped(last, today) + (mean + spread) * SCALE);
        boolean visible = to > from;
        return new RhythmStrip(
                days.stream().map(day -> place(day, today)).toList(),
                lastAt,
                visible ? round(from) : null,
                visible ? round(to - from) : 0,
                now);
    }

    private static double place(LocalDate day, LocalDate today) {
        return round(Math.max(MARGIN, unclipped(day, today)));
    }

    private static double unclipped(LocalDate day, LocalDate today) {
        return WIDTH - MARGIN - ChronoUnit.DAYS.between(day, today) * SCALE;
    }

    private static double round(double length) {
        return Math.round(length * 10) / 10.0;
    }
}
