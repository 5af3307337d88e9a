package dev.perennial.crm.web.churn;

import dev.perennial.crm.customer.Tier;
import dev.perennial.crm.segmentation.risk.Retention;
import dev.perennial.crm.segmentation.risk.RiskSlice;
import dev.perennial.crm.web.support.Formats;
import dev.perennial.crm.web.support.Texts;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What is at risk and who stays, for {@code charts.js}, as JSON that is safe inside a script element. */
@Component
@RequiredArgsConstructor
class RiskCharts {

    /** More bars would be too thin to read: the rest is added up in the last one, and the table has them all. */
    private static final int MOST_BARS = 8;

    private final ChartJson json;
    private final Texts texts;
    private final Formats formats;

    /** Value at risk of each slice, made of its tiers. */
    public String bars(String filter, List<RiskSlice> slices, RiskLinks links) {
        List<RiskSlice> shown = slices.size() <= MOST_BARS ? slices : withRest(slices);
        List<Chart.Series> tiers = Stream.of(Tier.values())
                .map(tier -> new Chart.Series(
                        texts.of("tier." + tier),
                        "tier-" + tier.name().toLowerCase(Locale.ROOT) + "-fill",
                        shown.stream()
                                .map(slice -> slice.byTier().getOrDefault(tier, BigDecimal.ZERO))
                                .toList(),
                        shown.stream()
                                .map(slice -> orEmpty(links.to(filter, slice)))
                                .toList()))
                .toList();
        return json.written(new Chart.Bars(
                shown.stream().map(slice -> label(filter, slice)).toList(),
                texts.of("risk.column.valueAtRisk"),
                "money",
                shown.size() > 6,
                tiers));
    }

    /** Value at risk from run to run. */
    public String history(List<Retention.Point> points) {
        return lines(
                points.stream().map(point -> formats.date(point.asOf())).toList(),
                "money",
                null,
                List.of(new Chart.Line(
                        texts.of("risk.column.valueAtRisk"),
                        "chart-3",
                        points.stream().map(Retention.Point::valueAtRisk).toList())));
    }

    /** Shares of customers with a second purchase by days since the first. */
    public String repurchases(List<Retention.Repurchase> repurchases) {
        return lines(
                repurchases.stream()
                        .map(step -> texts.of("risk.days", step.days()))
                        .toList(),
                "percent",
                1,
                List.of(new Chart.Line(
                        texts.of("risk.repurchase"),
                        "chart-1",
                        repurchases.stream().map(Retention.Repurchase::share).toList())));
    }

    /** Retention and churn rate from quarter to quarter. */
    public String quarters(List<Retention.Quarter> quarters) {
        return lines(
                quarters.stream().map(this::label).toList(),
                "percent",
                1,
                List.of(
                        new Chart.Line(
                                texts.of("risk.retention"),
                                "chart-1",
                                quarters.stream()
                                        .map(Retention.Quarter::retention)
                                        .toList()),
                        new Chart.Line(
                                texts.of("risk.churn"),
                                "chart-3",
                                quarters.stream().map(Retention.Quarter::churn).toList())));
    }

    /** How a slice is called: in words for a code, by its name for a person, team or region. */
    public String label(String filter, RiskSlice slice) {
        String label = slice.label();
        if (label != null) {
            return label;
        }
        if (slice.key() == null) {
            return texts.of("churn.without." + filter);
        }
        return texts.of((filter.equals("tier") ? "tier." : "churn." + filter + ".") + slice.key());
    }

    /** Year and quarter. */
    public String label(Retention.Quarter quarter) {
        return texts.of(
                "risk.quarter",
                String.valueOf(quarter.from().getYear()),
                (quarter.from().getMonthValue() + 2) / 3);
    }

    /** How dark a cell is, 0 to 9, by a share from 0 to 1. */
    public int heat(double share) {
        return (int) Math.min(9, Math.floor(share * 10));
    }

    private List<RiskSlice> withRest(List<RiskSlice> slices) {
        List<RiskSlice> shown = new ArrayList<>(slices.subList(0, MOST_BARS - 1));
        List<RiskSlice> rest = slices.subList(MOST_BARS - 1, slices.size());
        shown.add(RiskSlice.sum(texts.of("churn.rest", rest.size()), rest));
        return shown;
    }

    private String lines(List<String> labels, String format, @Nullable Integer max, List<Chart.Line> lines) {
        return json.written(new Chart.Lines(labels, format, 0, max, lines));
    }

    private static String orEmpty(@Nullable String link) {
        return link == null ? "" : link;
    }
}
