package dev.perennial.crm.web.churn;

import dev.perennial.crm.segmentation.accuracy.Accuracy;
import dev.perennial.crm.segmentation.backtest.Backtest;
import dev.perennial.crm.segmentation.backtest.BacktestResult;
import dev.perennial.crm.web.support.Formats;
import dev.perennial.crm.web.support.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How right forecasts were, for {@code charts.js}, as JSON that is safe inside a script element. */
@Component
@RequiredArgsConstructor
class HealthCharts {

    private final ChartJson json;
    private final Texts texts;
    private final Formats formats;

    private record Dot(double predicted, double observed, double low, double high, int n) {}

    private record Words(String group, String predicted, String observed, String interval, String customers) {}

    private record Diagram(List<Dot> bins, Words words) {}

    /** What was foretold against what happened. */
    public String reliability(BacktestResult result) {
        return json.written(new Diagram(
                result.reliability().stream()
                        .map(bin -> {
                            Wilson interval = Wilson.of(bin.observed(), bin.customers());
                            return new Dot(
                                    bin.predicted(), bin.observed(), interval.low(), interval.high(), bin.customers());
                        })
                        .toList(),
                new Words(
                        texts.of("health.group"),
                        texts.of("health.predicted"),
                        texts.of("health.observed"),
                        texts.of("health.interval"),
                        texts.of("churn.customers"))));
    }

    /** Brier score from test to test, of what was shown and of the purchase models alone. */
    public String brier(List<Backtest> history) {
        return lines(history, List.of("churn", "bgnbd"), List.of("chart-1", "chart-6"), Accuracy::brier, "plain");
    }

    /** Mean gap between forecast and what happened from test to test. */
    public String gap(List<Backtest> history) {
        return lines(history, List.of("churn"), List.of("chart-3"), Accuracy::ece, "percent1");
    }

    private String lines(
            List<Backtest> history,
            List<String> models,
            List<String> tokens,
            Function<Accuracy, @Nullable Double> figure,
            String format) {
        List<Chart.Line> lines = new ArrayList<>();
        for (int i = 0; i < models.size(); i++) {
            String model = models.get(i);
            lines.add(new Chart.Line(
                    texts.of("health.model." + model),
                    tokens.get(i),
                    history.stream().map(test -> figure(test, model, figure)).toList()));
        }
        return json.written(new Chart.Lines(
                history.stream().map(test -> formats.date(test.asOf())).toList(), format, 0, null, lines));
    }

    private static @Nullable Double figure(Backtest test, String model, Function<Accuracy, @Nullable Double> figure) {
        BacktestResult result = test.result();
        Accuracy accuracy = result == null ? null : result.models().get(model);
        return accuracy == null ? null : figure.apply(accuracy);
    }
}
