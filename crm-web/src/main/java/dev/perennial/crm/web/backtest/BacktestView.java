package dev.perennial.crm.web.backtest;

import dev.perennial.crm.segmentation.accuracy.Accuracy;
import dev.perennial.crm.segmentation.accuracy.Lift;
import dev.perennial.crm.segmentation.accuracy.Reliability;
import dev.perennial.crm.segmentation.backtest.Backtest;
import dev.perennial.crm.segmentation.backtest.BacktestResult;
import dev.perennial.crm.segmentation.churn.Trial;
import dev.perennial.crm.segmentation.churn.Verdict;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A back-test as programs see it; what it found is there once it is done. */
record BacktestView(
        long id,
        Backtest.Status status,
        LocalDate asOf,
        int horizonDays,
        @Nullable Long runId,
        double progress,
        @Nullable String message,
        @Nullable Integer customers,
        @Nullable Double baseRate,
        @Nullable Map<String, Accuracy> models,
        BacktestResult.@Nullable Kind churnKind,
        @Nullable Verdict verdict,
        @Nullable Trial trial,
        @Nullable List<Reliability.Bin> reliability,
        @Nullable List<Lift> lift,
        String requestedBy,
        Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt) {

    static BacktestView of(Backtest backtest) {
        BacktestResult result = backtest.result();
        return new BacktestView(
                backtest.id(),
                backtest.status(),
                backtest.asOf(),
                backtest.horizonDays(),
                backtest.runId(),
                backtest.progress(),
                backtest.message(),
                result == null ? null : result.customers(),
                result == null ? null : result.baseRate(),
                result == null ? null : result.models(),
                result == null ? null : result.churnKind(),
                result == null ? null : result.verdict(),
                result == null ? null : result.trial(),
                result == null ? null : result.reliability(),
                result == null ? null : result.lift(),
                backtest.requestedBy(),
                backtest.createdAt(),
                backtest.startedAt(),
                backtest.finishedAt());
    }
}
