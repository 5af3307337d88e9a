package dev.perennial.crm.web.churn;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The shapes of data that {@code charts.js} draws. */
final class Chart {

    private Chart() {}

    /** A part of each bar, and where a click on it leads; an empty link for nowhere. */
    record Series(String name, String token, List<BigDecimal> values, List<String> links) {}

    /** Bars made of parts. */
    record Bars(List<String> labels, String totalLabel, String format, boolean thin, List<Series> series) {}

    /** One line; a null value leaves a gap. */
    record Line(String name, String token, List<? extends @Nullable Number> values) {}

    /** Lines over the same labels. */
    record Lines(
            List<String> labels,
            String format,
            int min,
            @Nullable Integer max,
            List<Line> series) {}
}
