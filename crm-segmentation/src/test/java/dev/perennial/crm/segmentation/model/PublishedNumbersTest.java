package dev.perennial.crm.segmentation.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.crm.segmentation.model.ModelFit.Converged;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every published or independently computed number in {@code reference_public.csv}, each named for its source. */
class PublishedNumbersTest {

    private static final Set<String> ELSEWHERE = Set.of("basket", "rule");
    private static final Pattern NUMBER = Pattern.compile("([A-Za-z_]+) ?= ?([0-9.]+)");
    private static final Pattern ARGUMENT = Pattern.compile("[XT]\\(([0-9.]+)\\)");

    private static final Map<String, Converged<?>> FITS = new HashMap<>();
    private static final Data CDNOW = Data.cdnow();
    private static final Data ROUNDED = Data.cdnowRounded();
    private static final CustomerScoring CDNOW_SCORING = new CustomerScoring(
            model("BG/NBD", CDNOW),
            converged(GammaGamma.fit(CDNOW.spending(), FitSettings.DEFAULT)).model(),
            ValueTerms.YEAR,
            39);

    static Stream<Arguments> rows() {
        return Csv.records("reference_public.csv")
                .filter(row -> !ELSEWHERE.contains(row.text("model")))
                .map(row -> Arguments.of(
                        row.text("id"),
                        row.text("source"),
                        row.text("model"),
                        row.text("case"),
                        row.text("quantity"),
                        row));
    }

    @ParameterizedTest(name = "{0} {1}: {2} {3} {4}")
    @MethodSource("rows")
    void agreesWith(String id, String source, String model, String about, String quantity, Fields row) {
        double expected = row.number("value");
        double absolute = row.has("tol_abs") ? row.number("tol_abs") : 0;
        double relative = row.has("tol_rel") ? row.number("tol_rel") : 0;
        double tolerance = Math.max(absolute, relative * Math.abs(expected));

        double computed = compute(row.text("dataset"), model, about, quantity);

        assertThat(Math.abs(computed - expected))
                .as("%s against %s", computed, expected)
                .isLessThanOrEqualTo(tolerance);
    }

    private static double compute(String dataset, String model, String about, String quantity) {
        Fields given = numbers(about);
        if (model.equals("data")) {
            return count(quantity);
        }
        if (about.startsWith("SE")) {
            return estimate(fit(model, data(dataset)), quantity).standardError().orElseThrow();
        }
        if (about.startsWith("MLE h=") || quantity.startsWith("mean_") || quantity.startsWith("sum_")) {
            return total(model, quantity);
        }
        if (about.startsWith("MLE")) {
            Converged<?> fit = fit(model, data(dataset));
            return quantity.equals("LL")
                    ? fit.logLikelihood()
                    : estimate(fit, quantity).value();
        }
        if (model.equals("Gamma-Gamma")) {
            return spend(dataset).expectedSpend(given.count("x"), given.number("zbar"));
        }
        return predict(dataset, model, about, quantity, given);
    }

    private static double predict(String dataset, String model, String about, String quantity, Fields given) {
        PurchaseModel purchases = purchases(dataset, model.equals("CLV") ? "BG/NBD" : model);
        if (about.equals("new customer")) {
            return newCustomer(purchases, quantity);
        }
        PurchaseHistory history = history(given);
        if (model.equals("CLV")) {
            return CDNOW_SCORING.score(history, given.number("zbar"), 1).lifetimeValue();
        }
        if (quantity.equals("P(alive)")) {
            return purchases.probabilityAlive(history);
        }
        return quantity.startsWith("E[")
                ? purchases.expectedOrders(history, argument(quantity))
                : purchases.probabilityOfOrder(history, argument(quantity));
    }

    private static double newCustomer(PurchaseModel model, String quantity) {
        if (quantity.startsWith("E[")) {
            return model.expectedRepeatsOfNewCustomer(argument(quantity));
        }
        int count = Integer.parseInt(quantity.substring(quantity.indexOf('=') + 1, quantity.length() - 1));
        return model.probabilityOfRepeats(count, argument(quantity));
    }

    /** The published weeks are rounded to six decimals; the days they come from are whole. */
    private static PurchaseHistory history(Fields given) {
        return new PurchaseHistory(given.count("x"), given.number("t_x"), given.number("T"));
    }

    private static double total(String model, String quantity) {
        PurchaseModel purchases = model(model.equals("CLV") ? "BG/NBD" : model, CDNOW);
        double[] margin = new double[CDNOW.size()];
        Arrays.fill(margin, 1);
        CustomerScores scores = new CustomerScoring(purchases, CDNOW_SCORING.spend(), ValueTerms.YEAR, 39)
                .score(CDNOW.histories(), CDNOW.meanSpend(), margin, 2);
        return switch (quantity) {
            case "sum_E[X(h)]" -> Arrays.stream(scores.expectedOrders()).sum();
            case "mean_P(alive)" ->
                Arrays.stream(scores.probabilityAlive()).average().orElseThrow();
            case "mean_P(X(h)>=1)" ->
                Arrays.stream(scores.probabilityOfOrder()).average().orElseThrow();
            case "sum_CLV" -> Arrays.stream(scores.lifetimeValue()).sum();
            default -> throw new IllegalArgumentException(quantity);
        };
    }

    private static double count(String quantity) {
        return switch (quantity) {
            case "n_customers" -> CDNOW.size();
            case "sum_x" -> Arrays.stream(CDNOW.histories().repeats).sum();
            case "n_repeaters" ->
                Arrays.stream(CDNOW.histories().repeats).filter(x -> x > 0).count();
            case "holdout_transactions" -> holdout().sum();
            case "holdout_buyers" -> holdout().filter(n -> n > 0).count();
            default -> throw new IllegalArgumentException(quantity);
        };
    }

    private static IntStream holdout() {
        return Data.cdnowDays().values().stream()
                .mapToInt(days -> days.tailMap(Data.CDNOW_SPLIT.plusDays(1)).size());
    }

    private static Data data(String dataset) {
        return dataset.contains("rounded 2dp") ? ROUNDED : CDNOW;
    }

    private static Converged<?> fit(String model, Data data) {
        return FITS.computeIfAbsent(model + (data == ROUNDED), key -> converged(search(model, data)));
    }

    private static ModelFit<?> search(String model, Data data) {
        return switch (model) {
            case "BG/NBD" -> BgNbd.fit(data.groups(), FitSettings.DEFAULT);
            case "MBG/NBD" -> MbgNbd.fit(data.groups(), FitSettings.DEFAULT);
            case "Pareto/NBD" -> ParetoNbd.fit(data.groups(), FitSettings.DEFAULT);
            case "Gamma-Gamma" -> GammaGamma.fit(data.spending(), FitSettings.DEFAULT);
            default -> throw new IllegalArgumentException(model);
        };
    }

    private static PurchaseModel model(String model, Data data) {
        return (PurchaseModel) fit(model, data).model();
    }

    private static <M> Converged<M> converged(ModelFit<M> fit) {
        assertThat(fit).isInstanceOf(Converged.class);
        return (Converged<M>) fit;
    }

    private static Estimate estimate(Converged<?> fit, String name) {
        return fit.uncertainty().estimates().stream()
                .filter(estimate -> estimate.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** The model whose parameters the data set names, else the one fitted to it. */
    private static PurchaseModel purchases(String dataset, String model) {
        Fields given = numbers(dataset);
        if (!given.has("r")) {
            return model(model, CDNOW);
        }
        return model.equals("BG/NBD")
                ? new BgNbd(given.number("r"), given.number("alpha"), given.number("a"), given.number("b"))
                : new ParetoNbd(given.number("r"), given.number("alpha"), given.number("s"), given.number("beta"));
    }

    private static GammaGamma spend(String dataset) {
        Fields given = numbers(dataset);
        return given.has("p")
                ? new GammaGamma(given.number("p"), given.number("q"), given.number("gamma"))
                : CDNOW_SCORING.spend();
    }

    private static Fields numbers(String text) {
        Map<String, String> numbers = new HashMap<>();
        Matcher matcher = NUMBER.matcher(text);
        while (matcher.find()) {
            numbers.put(matcher.group(1), matcher.group(2));
        }
        return new Fields(numbers);
    }

    private static double argument(String quantity) {
        Matcher matcher = ARGUMENT.matcher(quantity);
        assertThat(matcher.find()).as(quantity).isTrue();
        return Double.parseDouble(matcher.group(1));
    }
}
