package dev.perennial.crm.segmentation.forecast;

import dev.perennial.crm.segmentation.model.BgNbd;
import dev.perennial.crm.segmentation.model.Estimate;
import dev.perennial.crm.segmentation.model.FitWarning;
import dev.perennial.crm.segmentation.model.GammaGamma;
import dev.perennial.crm.segmentation.model.ModelFit;
import dev.perennial.crm.segmentation.model.ModelFit.Converged;
import dev.perennial.crm.segmentation.model.ModelFit.TooLittleData;
import dev.perennial.crm.segmentation.model.ParetoNbd;
import dev.perennial.crm.segmentation.model.Uncertainty;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The models of a score run as they are kept and shown: parameters in weeks and the reporting currency.
 *
 * @param timeUnit   of alpha and beta
 * @param bgnbd      null where there were too few data; so are the others
 * @param warnings   what to know before trusting the parameters
 * @param churn      what churn risk was told by; null where there were too few data
 */
public record ModelSummary(
        String timeUnit,
        @Nullable BetaGeometric bgnbd,
        @Nullable Pareto paretoNbd,
        @Nullable Spend gammaGamma,
        List<Warning> warnings,
        @Nullable Churn churn) {

    private static final String WEEK = "WEEK";

    /** BG/NBD; {@code customers} is how many it learned from. */
    public record BetaGeometric(
            double r,
            double alpha,
            double a,
            double b,
            double logLikelihood,
            double customers,
            @Nullable Doubt doubt) {}

    /** Pareto/NBD, possibly of a sample. */
    public record Pareto(
            double r,
            double alpha,
            double s,
            double beta,
            double logLikelihood,
            double customers,
            @Nullable Doubt doubt) {}

    /** Gamma-gamma; {@code customers} is how many spent something on repeat orders. */
    public record Spend(
            double p,
            double q,
            double gamma,
            double logLikelihood,
            double customers,
            @Nullable Doubt doubt) {}

    /**
     * How well a model's parameters are known; null in runs from before it was kept.
     *
     * @param standardErrors of each parameter that is not on a bound, by its name
     * @param covariance     of the natural logarithms of all parameters in the order of the record; 0 for those on a bound
     */
    public record Doubt(Map<String, Double> standardErrors, List<List<Double>> covariance) {

        private static Doubt of(Uncertainty<?> uncertainty) {
            Map<String, Double> errors = new LinkedHashMap<>();
            for (Estimate estimate : uncertainty.estimates()) {
                estimate.standardError().ifPresent(error -> errors.put(estimate.name(), error));
            }
            List<List<Double>> covariance = Arrays.stream(uncertainty.covariance())
                    .map(row -> Arrays.stream(row).boxed().toList())
                    .toList();
            return new Doubt(errors, covariance);
        }
    }

    /**
     * Too few customers came again to fit models of one's own.
     *
     * @param there  how many did
     * @param needed how many it takes
     */
    public record Missing(long there, int needed) {

        /** How many more it takes. */
        public long more() {
            return Math.max(0, needed - there);
        }
    }

    /** What is missing for any forecast; null where there is one. */
    public @Nullable Missing missing() {
        return warnings.stream()
                .filter(warning -> bgnbd == null && warning.code() == Code.TOO_LITTLE_DATA)
                .findFirst()
                .map(warning -> new Missing(
                        warning.number() == null ? 0 : warning.number().longValue(),
                        warning.needed() == null ? 0 : warning.needed()))
                .orElse(null);
    }

    /** What churn risk is told by. */
    public enum ChurnKind {
        /** A learned model together with the purchase models. */
        STACK,
        /** The two purchase models. */
        PURCHASE_MODELS
    }

    /**
     * How churn risk was told.
     *
     * @param version   the learned model in force, used or not; null without any
     * @param trainedOn the last day it looked at
     * @param verdict   {@code ACCEPTED}, or why the learned model was not used; null without any
     * @param auc       of what was used, in the latest complete window before the learned model, which had not seen it; so are
     *                  {@code brier} and {@code ece}; null without such a window
     * @param baseline  the two purchase models there
     * @param shift     added to the mean log-odds of the learned model's members; 0 for the purchase models
     * @param typical   the customer in the middle, to whom others are compared
     */
    public record Churn(
            ChurnKind kind,
            @Nullable Long version,
            @Nullable LocalDate trainedOn,
            @Nullable String verdict,
            @Nullable Double auc,
            @Nullable Double brier,
            @Nullable Double ece,
            @Nullable Baseline baseline,
            double shift,
            Typical typical) {}

    /** How the purchase models did where the learned model was judged. */
    public record Baseline(
            @Nullable Double auc,
            @Nullable Double brier,
            @Nullable Double ece) {}

    /**
     * Medians over all customers.
     *
     * @param silenceDays  days since the last occasion
     * @param repeats      occasions after the first
     * @param ageDays      days since the first occasion
     * @param value        mean value of an occasion, in the reporting currency
     * @param interactions of the last 26 weeks; null where they were not looked at
     */
    public record Typical(
            int silenceDays,
            int repeats,
            int ageDays,
            double value,
            @Nullable Integer interactions) {}

    /** The same with how churn risk was told. */
    public ModelSummary withChurn(Churn told) {
        return new ModelSummary(timeUnit, bgnbd, paretoNbd, gammaGamma, warnings, told);
    }

    /** Kinds of {@link Warning}. */
    public enum Code {
        /** Fewer customers came again than a fit needs: {@code number} of {@code needed}. */
        TOO_LITTLE_DATA,
        /** Few customers came again: ranges are wide. */
        FEW_REPEAT_CUSTOMERS,
        /** A parameter stands on the edge of the range searched. */
        ON_BOUND,
        /** Parameters that mean little alone. */
        FLAT_RIDGE,
        /** Who buys more often spends otherwise per order; {@code number} is the correlation. */
        SPEND_FOLLOWS_FREQUENCY,
        /** The search ended before the likelihood was level. */
        NOT_LEVEL
    }

    /** Something to know of a model. */
    public record Warning(
            String model,
            Code code,
            List<String> parameters,
            @Nullable Double number,
            @Nullable Integer needed) {

        private static Warning of(String model, FitWarning warning) {
            return switch (warning) {
                case FitWarning.OnBound bound ->
                    new Warning(model, Code.ON_BOUND, List.of(bound.parameter()), null, null);
                case FitWarning.FlatRidge ridge -> new Warning(model, Code.FLAT_RIDGE, ridge.parameters(), null, null);
                case FitWarning.FewRepeatCustomers few ->
                    new Warning(model, Code.FEW_REPEAT_CUSTOMERS, List.of(), few.repeatCustomers(), null);
                case FitWarning.SpendFollowsFrequency spend ->
                    new Warning(model, Code.SPEND_FOLLOWS_FREQUENCY, List.of(), spend.correlation(), null);
                case FitWarning.NotLevel ignored -> new Warning(model, Code.NOT_LEVEL, List.of(), null, null);
            };
        }
    }

    static ModelSummary of(FittedModels models) {
        return new ModelSummary(
                WEEK,
                models.bgNbd() instanceof Converged<BgNbd> fit ? betaGeometric(fit, models.customers()) : null,
                models.paretoNbd() instanceof Converged<ParetoNbd> fit ? pareto(fit, models.customersOfPareto()) : null,
                models.gammaGamma() instanceof Converged<GammaGamma> fit ? spend(fit, models.spenders()) : null,
                warnings(models),
                null);
    }

    private static BetaGeometric betaGeometric(Converged<BgNbd> fit, double customers) {
        BgNbd model = fit.model();
        return new BetaGeometric(
                model.r(),
                model.alpha(),
                model.a(),
                model.b(),
                fit.logLikelihood(),
                customers,
                Doubt.of(fit.uncertainty()));
    }

    private static Pareto pareto(Converged<ParetoNbd> fit, double customers) {
        ParetoNbd model = fit.model();
        return new Pareto(
                model.r(),
                model.alpha(),
                model.s(),
                model.beta(),
                fit.logLikelihood(),
                customers,
                Doubt.of(fit.uncertainty()));
    }

    private static Spend spend(Converged<GammaGamma> fit, double customers) {
        GammaGamma model = fit.model();
        return new Spend(
                model.p(), model.q(), model.gamma(), fit.logLikelihood(), customers, Doubt.of(fit.uncertainty()));
    }

    private static List<Warning> warnings(FittedModels models) {
        List<Warning> warnings = new ArrayList<>();
        warnings.addAll(warnings("bgnbd", models.bgNbd()));
        warnings.addAll(warnings("paretoNbd", models.paretoNbd()));
        warnings.addAll(warnings("gammaGamma", models.gammaGamma()));
        return warnings;
    }

    private static List<Warning> warnings(String model, ModelFit<?> fit) {
        return switch (fit) {
            case Converged<?> found ->
                found.warnings().stream()
                        .map(warning -> Warning.of(model, warning))
                        .toList();
            case TooLittleData<?> few ->
                List.of(new Warning(model, Code.TOO_LITTLE_DATA, List.of(), few.repeatCustomers(), few.needed()));
        };
    }
}
