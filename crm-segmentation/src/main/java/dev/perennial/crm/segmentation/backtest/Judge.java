package dev.perennial.crm.segmentation.backtest;

import dev.perennial.crm.segmentation.accuracy.Accuracy;
import dev.perennial.crm.segmentation.accuracy.Lift;
import dev.perennial.crm.segmentation.accuracy.Reliability;
import dev.perennial.crm.segmentation.churn.Behaviour;
import dev.perennial.crm.segmentation.churn.Hindsight;
import dev.perennial.crm.segmentation.churn.Verdict;
import dev.perennial.crm.segmentation.forecast.Outlook;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntToDoubleFunction;

/** Tells from hindsight how right everybody was. */
final class Judge {

    /** More days than anybody is ever silent: with them a rank by repeats breaks its ties by recency. */
    private static final double LONG = 1_000_000;

    private final Hindsight hindsight;
    private final boolean[] left;
    private final Map<String, Accuracy> models = new LinkedHashMap<>();

    private Judge(Hindsight hindsight) {
        this.hindsight = hindsight;
        this.left = hindsight.left();
    }

    static BacktestResult of(Hindsight hindsight) {
        return hindsight.left().length == 0 ? nobody(hindsight) : new Judge(hindsight).judge();
    }

    private static BacktestResult nobody(Hindsight hindsight) {
        return new BacktestResult(0, null, Map.of(), null, hindsight.verdict(), null, List.of(), List.of());
    }

    private BacktestResult judge() {
        Behaviour behaviour = hindsight.behaviour();
        rank("recency", behaviour::silence);
        rank("frequencyRecency", row -> behaviour.silence(row) - LONG * behaviour.repeats(row));
        Outlook outlook = hindsight.outlook();
        if (outlook == null) {
            return result(null, new double[0]);
        }
        purchaseModels(outlook);
        Hindsight.Learned learned = hindsight.learned();
        if (learned != null) {
            models.put("stack", Accuracy.ofRisk(learned.stack(), left));
            models.put("trees", Accuracy.ofRisk(learned.trees(), left));
            models.put("logistic", Accuracy.ofRisk(learned.regression(), left));
        }
        return learned != null && hindsight.verdict() == Verdict.ACCEPTED
                ? result(BacktestResult.Kind.STACK, learned.stack())
                : result(BacktestResult.Kind.PURCHASE_MODELS, outlook.churnRisk());
    }

    private void rank(String name, IntToDoubleFunction score) {
        models.put(name, Accuracy.ofRank(column(score), left));
    }

    private void purchaseModels(Outlook outlook) {
        double[] byBgNbd = column(row -> 1 - outlook.orderByBgNbd()[row]);
        double[] byParetoNbd = column(row -> 1 - outlook.orderByParetoNbd()[row]);
        double[] orders = column(row -> (outlook.ordersByBgNbd()[row] + outlook.ordersByParetoNbd()[row]) / 2);
        models.put("bgnbd", Accuracy.ofRisk(byBgNbd, left).withOrders(outlook.ordersByBgNbd(), hindsight.orders()));
        models.put(
                "paretoNbd",
                Accuracy.ofRisk(byParetoNbd, left).withOrders(outlook.ordersByParetoNbd(), hindsight.orders()));
        models.put("together", Accuracy.ofRisk(outlook.churnRisk(), left).withOrders(orders, hindsight.orders()));
    }

    private BacktestResult result(BacktestResult.@org.jspecify.annotations.Nullable Kind kind, double[] risk) {
        if (kind != null) {
            models.put("churn", Accuracy.ofRisk(risk, left));
        }
        return new BacktestResult(
                left.length,
                Arrays.stream(column(row -> left[row] ? 1 : 0)).sum() / left.length,
                models,
                kind,
                hindsight.verdict(),
                hindsight.trial(),
                kind == null ? List.of() : Reliability.of(risk, left),
                kind == null ? List.of() : Lift.of(risk, left));
    }

    private double[] column(IntToDoubleFunction value) {
        double[] column = new double[left.length];
        Arrays.setAll(column, value);
        return column;
    }
}
