package dev.perennial.crm.segmentation.run;

import dev.perennial.crm.segmentation.churn.ChurnModel;
import dev.perennial.crm.segmentation.forecast.FittedModels;
import dev.perennial.crm.segmentation.forecast.Forecasts;
import dev.perennial.crm.segmentation.forecast.ModelSummary;
import dev.perennial.crm.segmentation.forecast.Population;
import dev.perennial.crm.segmentation.model.FitSettings;
import dev.perennial.crm.segmentation.tier.FirstTierRules;
import dev.perennial.crm.segmentation.tier.TierPolicies;
import dev.perennial.crm.segmentation.tier.TierPolicy;
import java.util.Arrays;
import java.util.Optional;
import lombok.RequiredArgsConstructor;
import lombok.extern.slf4j.Slf4j;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Carries out a queued run, from reading to publishing. */
@Component
@RequiredArgsConstructor
@Slf4j
class RunExecution {

    private final RunLock lock;
    private final RunLog runs;
    private final PurchaseReader reader;
    private final ChurnTelling churnTelling;
    private final TierPolicies policies;
    private final ScoreTable table;
    private final Publication publication;
    private final Retention retention;
    private final TransactionTemplate transaction;

    /** What the run learned: its input, and the scores when there was anybody to score. */
    private record Scored(
            Purchases purchases,
            Scores scores,
            Forecasts forecasts,
            @Nullable ModelSummary models,
            @Nullable CutPoints cuts,
            @Nullable Integer policyVersion) {}

    /** Waits until no other run works and carries this one out, unless another process has taken it by then. */
    void execute(long runId, ProgressListener listener) {
        lock.waitAndHold(() -> {
            recover();
            if (runs.begin(runId)) {
                attempt(runId, listener);
            }
            return true;
        });
    }

    /** Clears up after a process that was killed in the middle of a run; only while no run works. */
    void recover() {
        runs.failInterrupted("The process that worked on this run ended before it was done.");
        retention.dropLeftovers();
    }

    private void attempt(long runId, ProgressListener listener) {
        try {
            carryOut(runs.find(runId).orElseThrow(), listener);
        } catch (RuntimeException | Error failure) {
            log.error("Score run {} failed", runId, failure);
            runs.fail(runId, String.valueOf(failure.getMessage()));
            throw failure;
        }
        retention.dropOld();
    }

    private void carryOut(ScoreRun run, ProgressListener listener) {
        RunProgress progress = new RunProgress(run.id(), runs, listener);
        Periods periods = Periods.upTo(run.asOf());
        Optional<ChurnModel> learned = churnTelling.modelFor(run.asOf());
        Optional<ChurnModel> used = learned.filter(ChurnModel::usable);
        Purchases purchases = reader.read(periods, used.isPresent());
        progress.enter(Phase.SCORE);
        Scored scored = score(purchases, periods, learned);
        String fingerprint = Fingerprint.of(purchases, used.isPresent())
                .text(used.map(ChurnModel::version).orElse(null));
        progress.enter(Phase.WRITE);
        ScoreWriter writer = new ScoreWriter(run.id(), periods, purchases, scored.scores(), scored.forecasts());
        transaction.executeWithoutResult(status -> {
            table.fill(run.id(), writer, progress::within);
            progress.enter(Phase.INDEX);
            table.index(run.id());
            table.attach(run.id());
        });
        // apart, and after: a reader must not learn of the run before the database tells everybody of its partition
        progress.enter(Phase.PUBLISH);
        transaction.executeWithoutResult(status -> {
            runs.done(run.id(), scored.policyVersion(), purchases.size(), fingerprint, scored.cuts(), scored.models());
            if (publication.isDue(run, purchases.size())) {
                publication.publish(run, scored.policyVersion());
            }
        });
        runs.timings(run.id(), progress.stop());
    }

    private Scored score(Purchases purchases, Periods periods, Optional<ChurnModel> learned) {
        if (purchases.size() == 0) {
            return new Scored(purchases, new Scores(0), Forecasts.none(0), null, null, null);
        }
        TierPolicy policy = policies.inForce().orElseGet(() -> firstPolicy(purchases, periods));
        Population population = Populations.of(purchases, periods.today());
        FittedModels models = FittedModels.of(population, FitSettings.DEFAULT);
        ChurnTelling.Told told = churnTelling.tell(
                learned,
                purchases,
                periods,
                Forecasts.of(models, population, FitSettings.DEFAULT.threads()),
                models.summary());
        Scorer.Result result = Scorer.score(purchases, periods, policy.rules().cuts(), told.forecasts());
        return new Scored(purchases, result.scores(), told.forecasts(), told.models(), result.cuts(), policy.version());
    }

    private TierPolicy firstPolicy(Purchases purchases, Periods periods) {
        int today = periods.today();
        int[] recencyDays = new int[purchases.size()];
        Arrays.setAll(recencyDays, row -> today - purchases.lastDay[row]);
        return policies.startWith(FirstTierRules.of(purchases.revenue, purchases.orders, recencyDays));
    }
}
