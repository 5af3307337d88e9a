package dev.perennial.crm.segmentation.run;

import dev.perennial.crm.segmentation.churn.Behaviour;
import dev.perennial.crm.segmentation.churn.ChurnModel;
import dev.perennial.crm.segmentation.churn.ChurnModels;
import dev.perennial.crm.segmentation.churn.Dealing;
import dev.perennial.crm.segmentation.forecast.Forecasts;
import dev.perennial.crm.segmentation.forecast.ModelSummary;
import dev.perennial.crm.segmentation.forecast.ModelSummary.Baseline;
import dev.perennial.crm.segmentation.forecast.ModelSummary.Churn;
import dev.perennial.crm.segmentation.forecast.ModelSummary.ChurnKind;
import dev.perennial.crm.segmentation.tier.TierCuts;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tells churn risk by the learned model where one may be used, else by the purchase models, and says which. */
@Component
@RequiredArgsConstructor
class ChurnTelling {

    private static final double UNIT = Math.pow(10, TierCuts.DECIMALS);

    private final ChurnModels models;

    /** What was told, and by what. */
    record Told(Forecasts forecasts, ModelSummary models) {}

    /** The learned model a run of a day goes by: the latest that had looked at nothing later. It may have been turned down. */
    Optional<ChurnModel> modelFor(LocalDate asOf) {
        return models.latest(asOf);
    }

    Told tell(
            Optional<ChurnModel> latest,
            Purchases purchases,
            Periods periods,
            Forecasts forecasts,
            ModelSummary summary) {
        if (forecasts.outlook() == null) {
            return new Told(forecasts, summary);
        }
        boolean learned = latest.filter(ChurnModel::usable).isPresent();
        ModelSummary.Typical typical = typical(purchases, periods.today(), learned);
        if (latest.isEmpty()) {
            return new Told(forecasts, summary.withChurn(purchaseModels(null, typical)));
        }
        ChurnModel model = latest.get();
        if (!model.usable()) {
            return new Told(forecasts, summary.withChurn(purchaseModels(model, typical)));
        }
        ChurnModel.Told told =
                model.tell(behaviour(purchases, periods.today()), forecasts.outlook(), Forecasts.HORIZON_DAYS);
        return new Told(forecasts.withChurnRisk(told.risk()), summary.withChurn(learned(model, told.shift(), typical)));
    }

    private static Churn learned(ChurnModel model, double shift, ModelSummary.Typical typical) {
        var trial = model.trial();
        return new Churn(
                ChurnKind.STACK,
                model.version(),
                model.trainedOn(),
                model.verdict().name(),
                trial == null ? null : trial.stack().auc(),
                trial == null ? null : trial.stack().brier(),
                trial == null ? null : trial.stack().ece(),
                baseline(model),
                shift,
                typical);
    }

    private static Churn purchaseModels(@Nullable ChurnModel turnedDown, ModelSummary.Typical typical) {
        Baseline own = turnedDown == null ? null : baseline(turnedDown);
        return new Churn(
                ChurnKind.PURCHASE_MODELS,
                turnedDown == null ? null : turnedDown.version(),
                turnedDown == null ? null : turnedDown.trainedOn(),
                turnedDown == null ? null : turnedDown.verdict().name(),
                own == null ? null : own.auc(),
                own == null ? null : own.brier(),
                own == null ? null : own.ece(),
                own,
                0,
                typical);
    }

    private static @Nullable Baseline baseline(ChurnModel model) {
        var trial = model.trial();
        return trial == null
                ? null
                : new Baseline(
                        trial.together().auc(),
                        trial.together().brier(),
                        trial.together().ece());
    }

    private static Behaviour behaviour(Purchases of, int today) {
        return Behaviour.of(
                today,
                of.firstDay,
                of.lastDay,
                of.totalOccasions,
                of.lastGap,
                of.gross,
                of.recentOccasions,
                of.dealings);
    }

    private static ModelSummary.Typical typical(Purchases of, int today, boolean learned) {
        return new ModelSummary.Typical(
                (int) median(of, row -> today - of.lastDay[row]),
                (int) median(of, row -> of.totalOccasions[row] - 1),
                (int) median(of, row -> today - of.firstDay[row]),
                median(of, row -> of.totalRevenue[row] / UNIT / of.totalOccasions[row]),
                learned ? (int) median(of, row -> of.dealings[Dealing.INTERACTION.ordinal()][row]) : null);
    }

    private static double median(Purchases of, IntToDoubleFunction value) {
        double[] values = IntStream.range(0, of.size()).mapToDouble(value).toArray();
        Arrays.parallelSort(values);
        return values[values.length / 2];
    }
}
