package dev.perennial.crm.segmentation.churn;

import dev.perennial.crm.segmentation.churn.Reason.Kind;
import dev.perennial.crm.segmentation.forecast.ModelSummary;
import dev.perennial.crm.segmentation.model.PurchaseHistory;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Why one customer is more or less at risk than the customer in the middle.
 *
 * <p>The purchase models know three things of a customer; the effect of each is what the models would say of the same customer with
 * the middle customer's value instead. To that the learned members add theirs: the regression its terms against those of the middle
 * customer, the trees their TreeSHAP values. What the trees make of the purchase models' own outputs is shared out among what these
 * outputs come from, in proportion to its effect there.
 */
final class Motives {

    static final int MOST = 4;

    /** Less than this part of all that speaks for or against somebody is not worth a sentence. */
    private static final double LEAST_SHARE = .03;

    private static final double WEEK = 7;
    private static final double DAY = 1 / WEEK;

    private final Behaviour of;
    private final PurchasePair models;
    private final ModelSummary.Typical typical;
    private final int horizonDays;
    private final Map<Kind, Double> effects = new EnumMap<>(Kind.class);

    /** @param of a single customer */
    Motives(Behaviour of, PurchasePair models, ModelSummary.Typical typical, int horizonDays) {
        this.of = of;
        this.models = models;
        this.typical = typical;
        this.horizonDays = horizonDays;
    }

    /** Where the purchase models alone tell the risk. */
    List<Reason> byPurchaseModels() {
        addPurchaseModels(.5, .5);
        return strongest();
    }

    /** Where the learned model does. */
    List<Reason> by(Stack stack) {
        addPurchaseModels(Stack.BG_NBD, Stack.PARETO_NBD);
        addTrees(stack.trees());
        addRegression(stack.regression());
        return strongest();
    }

    private void addPurchaseModels(double weightOfBgNbd, double weightOfParetoNbd) {
        int repeats = of.repeats(0);
        double silence = of.silence(0) / WEEK;
        double age = age();
        double now = logOdds(weightOfBgNbd, weightOfParetoNbd, repeats, silence, age);
        double usualSilence = typical.silenceDays() / WEEK;
        double usualAge = typical.ageDays() / WEEK;
        int usualRepeats = Math.max(typical.repeats(), 1);
        if (repeats == 0) {
            // who ordered once has been silent ever since: age and silence are one
            add(Kind.SILENCE, now - logOdds(weightOfBgNbd, weightOfParetoNbd, 0, usualSilence, usualSilence));
            add(
                    Kind.FREQUENCY,
                    now - logOdds(weightOfBgNbd, weightOfParetoNbd, usualRepeats, age / 2, Math.max(age, 2 * DAY)));
            return;
        }
        add(
                Kind.SILENCE,
                now - logOdds(weightOfBgNbd, weightOfParetoNbd, repeats, Math.min(usualSilence, age - DAY), age));
        add(Kind.FREQUENCY, now - logOdds(weightOfBgNbd, weightOfParetoNbd, usualRepeats, silence, age));
        add(
                Kind.TENURE,
                now - logOdds(weightOfBgNbd, weightOfParetoNbd, repeats, silence, Math.max(usualAge, silence + DAY)));
    }

    private double logOdds(double weightOfBgNbd, double weightOfParetoNbd, int repeats, double silence, double age) {
        PurchaseHistory history = new PurchaseHistory(repeats, repeats == 0 ? 0 : age - silence, age);
        double horizon = horizonDays / WEEK;
        return -weightOfBgNbd * LogOdds.of(models.bgNbd().probabilityOfOrder(history, horizon))
                - weightOfParetoNbd * LogOdds.of(models.paretoNbd().probabilityOfOrder(history, horizon));
    }

    private void addTrees(BoostedTrees trees) {
        FeatureTable table = new FeatureTable(of, models.outlook(of.histories(), horizonDays), horizonDays / WEEK);
        double[] found = trees.contributions(table)[0];
        double ofModels = 0;
        for (Feature feature : Feature.values()) {
            double effect = Stack.TREES * found[feature.ordinal()];
            Kind kind = kind(feature);
            if (kind == null) {
                ofModels += effect;
            } else {
                add(kind, effect);
            }
        }
        shareOut(ofModels);
    }

    /** In proportion to what the models' inputs do there; to silence where none does anything. */
    private void shareOut(double effect) {
        Map<Kind, Double> before = new EnumMap<>(effects);
        List<Kind> inputs = List.of(Kind.SILENCE, Kind.FREQUENCY, Kind.TENURE);
        double all = inputs.stream().mapToDouble(kind -> size(before, kind)).sum();
        if (all == 0) {
            add(Kind.SILENCE, effect);
            return;
        }
        inputs.forEach(kind -> add(kind, effect * size(before, kind) / all));
    }

    private static double size(Map<Kind, Double> effects, Kind kind) {
        return Math.abs(effects.getOrDefault(kind, 0.0));
    }

    private void addRegression(RfmRegression regression) {
        double[] own = new double[RfmRegression.TERMS];
        RfmRegression.terms(of, 0, own, 0);
        double[] usual = {
            Math.log1p(typical.silenceDays() / WEEK),
            Math.log1p(typical.repeats()),
            Math.log1p(Math.max(typical.value(), 0)),
            Math.log1p(typical.ageDays() / WEEK)
        };
        Kind[] kinds = {Kind.SILENCE, Kind.FREQUENCY, Kind.VALUE, of.repeats(0) == 0 ? Kind.SILENCE : Kind.TENURE};
        for (int term = 0; term < own.length; term++) {
            add(kinds[term], Stack.REGRESSION * regression.weights()[term] * (own[term] - usual[term]));
        }
    }

    /** What a feature is about; null for the outputs of the purchase models. */
    private @Nullable Kind kind(Feature feature) {
        boolean once = of.repeats(0) == 0;
        return switch (feature) {
            case RECENCY, OVERDUE -> Kind.SILENCE;
            case FREQUENCY -> Kind.FREQUENCY;
            case AGE -> once ? Kind.SILENCE : Kind.TENURE;
            case VALUE -> Kind.VALUE;
            case IN_4_WEEKS, IN_8_WEEKS, IN_13_WEEKS, IN_26_WEEKS -> Kind.RECENT;
            // that there is no gap is that there was one occasion
            case MEAN_GAP, LAST_GAP, OWN_PACE -> once ? Kind.FREQUENCY : Kind.RHYTHM;
            case BG_NBD, PARETO_NBD, ALIVE -> null;
        };
    }

    private List<Reason> strongest() {
        double all = effects.values().stream().mapToDouble(Math::abs).sum();
        return effects.entrySet().stream()
                .filter(entry -> Math.abs(entry.getValue()) > LEAST_SHARE * all)
                .sorted(Comparator.comparingDouble(entry -> -Math.abs(entry.getValue())))
                .limit(MOST)
                .map(entry -> reason(entry.getKey(), entry.getValue(), Math.abs(entry.getValue()) / all))
                .toList();
    }

    private Reason reason(Kind kind, double effect, double share) {
        return switch (kind) {
            case SILENCE -> new Reason(kind, of.silence(0), typical.silenceDays(), effect, share);
            case FREQUENCY -> new Reason(kind, of.repeats(0) + 1, typical.repeats() + 1, effect, share);
            case TENURE -> new Reason(kind, age() * WEEK, typical.ageDays(), effect, share);
            case RECENT -> new Reason(kind, of.recent[3][0], 0, effect, share);
            case RHYTHM ->
                new Reason(kind, (double) (of.lastDay[0] - of.firstDay[0]) / of.repeats(0), 0, effect, share);
            case VALUE -> new Reason(kind, Math.expm1(FeatureTable.logValue(of, 0)), typical.value(), effect, share);
        };
    }

    private double age() {
        return (of.today - of.firstDay[0]) / WEEK;
    }

    private void add(Kind kind, double effect) {
        effects.merge(kind, effect, Double::sum);
    }
}
