package dev.perennial.crm.web.churn;

import dev.perennial.crm.segmentation.accuracy.Accuracy;
import dev.perennial.crm.segmentation.accuracy.Reliability;
import dev.perennial.crm.segmentation.backtest.Backtest;
import dev.perennial.crm.segmentation.backtest.BacktestResult;
import dev.perennial.crm.segmentation.forecast.ModelSummary;
import dev.perennial.crm.web.support.Formats;
import dev.perennial.crm.web.support.Texts;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the models found and how right they were, in words. */
@Component
@RequiredArgsConstructor
class HealthWords {

    /** Forecasts about which the page says what came of them. */
    private static final double TOLD = .75;

    /** Weeks from which on a model cannot tell a customer's stay from one for ever: twenty years. */
    private static final double FOR_GOOD = 20 * 52;

    private final Texts texts;
    private final Formats formats;

    /**
     * What one part of a model found.
     *
     * @param model      as {@link ModelSummary} names it
     * @param part       what it is about
     * @param parameters as mathematicians write them
     * @param meaning    in words
     * @param fit        logarithm of the likelihood
     */
    record Finding(String model, String part, String parameters, String meaning, double fit) {}

    /** One line of the comparison. */
    record Judged(String name, Accuracy accuracy, boolean inUse) {}

    /** The parameters of a run's models with their meaning; empty where there were too few data. */
    public List<Finding> findings(ModelSummary models) {
        List<Finding> findings = new ArrayList<>();
        ModelSummary.BetaGeometric bg = models.bgnbd();
        if (bg != null) {
            findings.add(new Finding(
                    "bgnbd",
                    "often",
                    parameters(bg.doubt(), parameter("r", "r", bg.r()), parameter("alpha", "α", bg.alpha())),
                    texts.of("health.meaning.often", decimal(bg.alpha() / bg.r(), 1)),
                    bg.logLikelihood()));
            findings.add(new Finding(
                    "bgnbd",
                    "leaving",
                    parameters(bg.doubt(), parameter("a", "a", bg.a()), parameter("b", "b", bg.b())),
                    texts.of("health.meaning.leaving", decimal(100 * bg.a() / (bg.a() + bg.b()), 1)),
                    bg.logLikelihood()));
        }
        ModelSummary.Pareto pareto = models.paretoNbd();
        if (pareto != null) {
            findings.add(new Finding(
                    "paretoNbd",
                    "often",
                    parameters(
                            pareto.doubt(), parameter("r", "r", pareto.r()), parameter("alpha", "α", pareto.alpha())),
                    texts.of("health.meaning.often", decimal(pareto.alpha() / pareto.r(), 1)),
                    pareto.logLikelihood()));
            findings.add(new Finding(
                    "paretoNbd",
                    "leaving",
                    parameters(pareto.doubt(), parameter("s", "s", pareto.s()), parameter("beta", "β", pareto.beta())),
                    staying(pareto.beta() / pareto.s()),
                    pareto.logLikelihood()));
        }
        ModelSummary.Spend spend = models.gammaGamma();
        if (spend != null) {
            double mean = spend.p() * spend.gamma() / (spend.q() - 1);
            findings.add(new Finding(
                    "gammaGamma",
                    "much",
                    parameters(
                            spend.doubt(),
                            parameter("p", "p", spend.p()),
                            parameter("q", "q", spend.q()),
                            parameter("gamma", "γ", spend.gamma())),
                    texts.of("health.meaning.much", formats.money(BigDecimal.valueOf(mean))),
                    spend.logLikelihood()));
        }
        return findings;
    }

    /** What is missing for any forecast, if that is too little data. */
    public @Nullable String missing(@Nullable ModelSummary models) {
        return models == null
                ? null
                : models.warnings().stream()
                        .filter(warning -> warning.code() == ModelSummary.Code.TOO_LITTLE_DATA)
                        .findFirst()
                        .map(this::warning)
                        .orElse(null);
    }

    /** What to know before trusting the parameters. */
    public String warning(ModelSummary.Warning warning) {
        String model = texts.of("health.model." + warning.model());
        Double number = warning.number();
        Integer needed = warning.needed();
        return switch (warning.code()) {
            case TOO_LITTLE_DATA ->
                texts.of(
                        "health.warning.TOO_LITTLE_DATA",
                        model,
                        Math.max(0, (needed == null ? 0 : needed) - (number == null ? 0 : number.longValue())),
                        number == null ? 0 : number.longValue(),
                        needed == null ? 0 : needed);
            case FEW_REPEAT_CUSTOMERS ->
                texts.of("health.warning.FEW_REPEAT_CUSTOMERS", model, number == null ? 0 : number.longValue());
            case SPEND_FOLLOWS_FREQUENCY ->
                texts.of("health.warning.SPEND_FOLLOWS_FREQUENCY", decimal(number == null ? 0 : number, 2));
            case ON_BOUND, FLAT_RIDGE, NOT_LEVEL ->
                texts.of("health.warning." + warning.code(), model, String.join(", ", warning.parameters()));
        };
    }

    /** By what the run told churn risk, and why not by a learned model; null where it told none. */
    public @Nullable String verdict(@Nullable ModelSummary models) {
        ModelSummary.Churn churn = models == null ? null : models.churn();
        if (churn == null) {
            return null;
        }
        String verdict = churn.verdict();
        String code =
                switch (churn.kind()) {
                    case STACK -> "ACCEPTED";
                    // accepted and yet not used: it could not be read
                    case PURCHASE_MODELS ->
                        verdict == null ? "NONE" : verdict.equals("ACCEPTED") ? "NO_LIBRARY" : verdict;
                };
        return texts.of("health.verdict." + code);
    }

    /** How the forecasts compare, the most right first; what only ranks comes last. */
    public List<Judged> judged(BacktestResult result) {
        return result.models().entrySet().stream()
                .filter(entry -> !entry.getKey().equals("churn"))
                .map(entry -> new Judged(
                        entry.getKey(), entry.getValue(), entry.getKey().equals(inUse(result))))
                .sorted(Comparator.<Judged>comparingDouble(
                                judged -> orLast(judged.accuracy().brier()))
                        .thenComparingDouble(judged -> -orLast(judged.accuracy().auc())))
                .toList();
    }

    /** Of 100 customers with about that risk, so many left: of the group nearest to three quarters. */
    public @Nullable String sentence(Backtest test) {
        BacktestResult result = test.result();
        if (result == null) {
            return null;
        }
        return result.reliability().stream()
                .min(Comparator.comparingDouble(bin -> Math.abs(bin.predicted() - TOLD)))
                .map(bin -> texts.of(
                        "health.sentence",
                        formats.percent(bin.predicted()),
                        Math.round(100 * bin.observed()),
                        test.horizonDays()))
                .orElse(null);
    }

    /** Which entry of the comparison the product would have shown. */
    private static String inUse(BacktestResult result) {
        return result.churnKind() == BacktestResult.Kind.STACK ? "stack" : "together";
    }

    /** How right that was; null where nothing could be foretold. */
    public @Nullable Accuracy inUse(Backtest test) {
        BacktestResult result = test.result();
        return result == null ? null : result.models().get("churn");
    }

    /** A share as points of a percent: 1.3. */
    public String points(@Nullable Double share) {
        return share == null ? "–" : decimal(100 * share, 1);
    }

    /** A number to some decimals. */
    public String decimal(@Nullable Double number, int decimals) {
        return number == null
                ? "–"
                : BigDecimal.valueOf(number)
                        .setScale(decimals, RoundingMode.HALF_UP)
                        .toPlainString();
    }

    /** The share that left with the 95 % interval of Wilson (1927). */
    public Wilson interval(Reliability.Bin bin) {
        return Wilson.of(bin.observed(), bin.customers());
    }

    private String staying(double weeks) {
        return weeks > FOR_GOOD
                ? texts.of("health.meaning.forGood")
                : texts.of("health.meaning.staying", decimal(weeks, 0));
    }

    /** A parameter by the name its model gives it, as it is written, and its value. */
    private record Parameter(String name, String written, double value) {}

    private static Parameter parameter(String name, String written, double value) {
        return new Parameter(name, written, value);
    }

    /** Each with its standard error where that is known: r 0.243 ± 0.013. */
    private String parameters(ModelSummary.@Nullable Doubt doubt, Parameter... parameters) {
        return Stream.of(parameters)
                .map(one -> {
                    Double error = doubt == null ? null : doubt.standardErrors().get(one.name());
                    return one.written() + " " + decimal(one.value(), 3)
                            + (error == null ? "" : " ± " + decimal(error, 3));
                })
                .collect(Collectors.joining(", "));
    }

    private static double orLast(@Nullable Double number) {
        return number == null ? Double.MAX_VALUE : number;
    }
}
