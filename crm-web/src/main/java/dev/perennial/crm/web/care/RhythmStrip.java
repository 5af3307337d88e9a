package dev.perennial.crm.web.care;

import dev.perennial.crm.segmentation.careplan.Briefing;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A customer's purchases of the last {@value Briefing#RECENT_DAYS} days as a line of marks, with the span in which the next
 * one was to be expected. All lengths in units of a drawing {@value #WIDTH} wide.
 *
 * @param buys where purchases are marked
 * @param last where the last of them is, and so the silence begins; 0 when it lies further back
 * @param from where the expected span begins; null when no rhythm is known or it lies outside
 * @param span how wide it is
 */
public record RhythmStrip(
        List<Double> buys, double last, @Nullable Double from, double span) {

    private static final int WIDTH = 300;
    private static final double EDGE = 2;

    /** Draws purchases of the last days, the oldest first. */
    public static RhythmStrip of(
            List<LocalDate> days, @Nullable Long usualDays, @Nullable Long spreadDays, LocalDate today) {
        List<Double> buys = days.stream().map(day -> at(day, today)).toList();
        double last = buys.isEmpty() ? EDGE : buys.getLast();
        if (usualDays == null || days.isEmpty()) {
            return new RhythmStrip(buys, last, null, 0);
        }
        long spread = spreadDays == null ? 0 : spreadDays;
        double from = at(days.getLast().plusDays(Math.max(usualDays - spread, 0)), today);
        double until = Math.min(at(days.getLast().plusDays(usualDays + spread), today), WIDTH);
        return from >= WIDTH - EDGE
                ? new RhythmStrip(buys, last, null, 0)
                : new RhythmStrip(buys, last, from, Math.max(until - from, EDGE));
    }

    private static double at(LocalDate day, LocalDate today) {
        double back = ChronoUnit.DAYS.between(day, today) / (double) Briefing.RECENT_DAYS;
        return Math.round((EDGE + (1 - back) * (WIDTH - 2 * EDGE)) * 10) / 10.0;
    }
}
