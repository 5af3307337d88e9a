package dev.perennial.crm.web.churn;

import dev.perennial.crm.segmentation.portfolio.LatenessHistory.Point;
import dev.perennial.crm.segmentation.portfolio.Slice;
import dev.perennial.crm.segmentation.rhythm.RhythmBand;
import dev.perennial.crm.web.support.Formats;
import dev.perennial.crm.web.support.Texts;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The numbers of a page for {@code charts.js}, as JSON that is safe inside a script element. */
@Component
@RequiredArgsConstructor
class LatenessCharts {

    /** More bars would be too thin to read: the rest is added up in the last one, and the table has them all. */
    private static final int MOST_BARS = 8;

    private final ChartJson json;
    private final Texts texts;
    private final Formats formats;

    /** Late revenue of each slice, the overdue part before the silent one. */
    public String bars(String filter, List<Slice> slices, CustomerLinks links) {
        List<Slice> shown = slices.size() <= MOST_BARS ? slices : withRest(slices);
        return json.written(new Chart.Bars(
                shown.stream().map(slice -> label(filter, slice)).toList(),
                texts.of("churn.late"),
                "money",
                shown.size() > 6,
                List.of(
                        series(RhythmBand.OVERDUE, "risk-elevated", filter, shown, Slice::overdueRevenue, links),
                        series(RhythmBand.SILENT, "risk-critical", filter, shown, Slice::silentRevenue, links))));
    }

    /** Late revenue from run to run. */
    public String history(List<Point> points) {
        return json.written(new Chart.Lines(
                points.stream().map(point -> formats.date(point.asOf())).toList(),
                "money",
                0,
                null,
                List.of(new Chart.Line(
                        texts.of("churn.late.revenue"),
                        "chart-3",
                        points.stream().map(Point::lateRevenue).toList()))));
    }

    /** How a slice is called: in words for a code, by its name for a person or region. */
    public String label(String filter, Slice slice) {
        String label = slice.label();
        if (label != null) {
            return label;
        }
        return slice.key() == null
                ? texts.of("churn.without." + filter)
                : texts.of(("tier".equals(filter) ? "tier." : "churn." + filter + ".") + slice.key());
    }

    /** How dark a cell is, 0 to 9, by its share of a whole. */
    public int heat(long part, long whole) {
        return whole == 0 ? 0 : (int) Math.min(9, part * 10 / whole);
    }

    private List<Slice> withRest(List<Slice> slices) {
        List<Slice> shown = new ArrayList<>(slices.subList(0, MOST_BARS - 1));
        List<Slice> rest = slices.subList(MOST_BARS - 1, slices.size());
        shown.add(Slice.sum(texts.of("churn.rest", rest.size()), rest));
        return shown;
    }

    private Chart.Series series(
            RhythmBand band,
            String token,
            String filter,
            List<Slice> slices,
            Function<Slice, BigDecimal> value,
            CustomerLinks links) {
        return new Chart.Series(
                texts.of("churn.rhythm." + band),
                token,
                slices.stream().map(value).toList(),
                slices.stream()
                        .map(slice -> orEmpty(slice.isSum() ? null : links.to(filter, slice, band.name())))
                        .toList());
    }

    private static String orEmpty(@Nullable String link) {
        return link == null ? "" : link;
    }
}
