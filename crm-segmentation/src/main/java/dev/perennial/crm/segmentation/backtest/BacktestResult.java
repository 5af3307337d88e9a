package dev.perennial.crm.segmentation.backtest;

import dev.perennial.crm.segmentation.accuracy.Accuracy;
import dev.perennial.crm.segmentation.accuracy.Lift;
import dev.perennial.crm.segmentation.accuracy.Reliability;
import dev.perennial.crm.segmentation.churn.Trial;
import dev.perennial.crm.segmentation.churn.Verdict;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a back-test found.
 *
 * @param customers   how many were judged: those who had bought by its day, at most 100,000
 * @param baseRate    the share that left: no order within the horizon; null without customers
 * @param models      how right each was: {@code bgnbd}, {@code paretoNbd}, {@code together} (the mean of these two in log-odds),
 *                    {@code stack} with its members {@code trees} and {@code logistic}, {@code churn} (what the product would
 *                    have shown), and as ranks alone {@code recency} and {@code frequencyRecency}
 * @param churnKind   what {@code churn} was; null where nothing could be foretold
 * @param verdict     whether the stack would have been used, and why not
 * @param trial       by what that was decided; null without a window to judge by
 * @param reliability of {@code churn}
 * @param lift        of {@code churn}
 */
public record BacktestResult(
        int customers,
        @Nullable Double baseRate,
        Map<String, Accuracy> models,
        @Nullable Kind churnKind,
        Verdict verdict,
        @Nullable Trial trial,
        List<Reliability.Bin> reliability,
        List<Lift> lift) {

    /** What churn risk was told from. */
    public enum Kind {
        /** The learned model. */
        STACK,
        /** The two purchase models. */
        PURCHASE_MODELS
    }
}
