package dev.perennial.crm.web.customer;

import dev.perennial.crm.segmentation.forecast.RiskBands;
import dev.perennial.crm.segmentation.portfolio.Scorecard;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Churn risk from run to run, drawn {@value #WIDTH} wide and {@value #HEIGHT} high, certainty at the top.
 *
 * @param points the corners of the line, as SVG writes them
 * @param bands  heights at which a band of risk begins
 * @param runs   how many runs it shows
 * @param first  risk in the first of them, 0 to 1
 * @param last   risk in the last
 */
record RiskLine(String points, List<Integer> bands, int runs, double first, double last) {

    private static final int WIDTH = 300;
    private static final int HEIGHT = 60;

    static @Nullable RiskLine of(List<Scorecard> history, RiskBands from) {
        List<Double> risks = history.stream()
                .map(Scorecard::churnRisk)
                .filter(Objects::nonNull)
                .toList();
        if (risks.size() < 2) {
            return null;
        }
        String points = IntStream.range(0, risks.size())
                .mapToObj(at -> String.format(
                        Locale.ROOT, "%.1f,%.1f", (double) WIDTH * at / (risks.size() - 1), height(risks.get(at))))
                .collect(Collectors.joining(" "));
        List<Integer> bands = from.risks().stream()
                .map(risk -> (int) Math.round(height(risk)))
                .toList();
        return new RiskLine(points, bands, risks.size(), risks.getFirst(), risks.getLast());
    }

    /** Keeps the ends of the line off the edge, where half of it would be cut. */
    private static double height(double risk) {
        return 1 + (1 - risk) * (HEIGHT - 2);
    }
}
