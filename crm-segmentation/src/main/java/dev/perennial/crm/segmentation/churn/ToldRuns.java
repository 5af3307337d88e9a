package dev.perennial.crm.segmentation.churn;

import dev.perennial.crm.segmentation.forecast.ModelSummary;
import dev.perennial.crm.segmentation.forecast.ModelSummary.Churn;
import dev.perennial.crm.segmentation.forecast.ModelSummary.ChurnKind;
import dev.perennial.crm.segmentation.model.BgNbd;
import dev.perennial.crm.segmentation.model.ParetoNbd;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.util.ConcurrentLruCache;
import tools.jackson.databind.json.JsonMapper;

/** Finds again what score runs told churn risk by. */
@Component
class ToldRuns {

    /** A profile asks twice for the version of its run; more than a few versions are hardly ever looked at together. */
    private static final int VERSIONS_KEPT = 4;

    private final JdbcClient jdbc;
    private final JsonMapper json;

    /** What has been learned does not change, and takes long to read. */
    private final ConcurrentLruCache<Long, Optional<ChurnModel>> versions;

    ToldRuns(JdbcClient jdbc, JsonMapper json, ChurnModelLog log) {
        this.jdbc = jdbc;
        this.json = json;
        this.versions = new ConcurrentLruCache<>(VERSIONS_KEPT, log::model);
    }

    private record Run(LocalDate asOf, @Nullable String models) {}

    /**
     * What a run told churn risk by.
     *
     * @param asOf  the run's day
     * @param stack the learned model; null where the purchase models told it
     */
    record Told(
            LocalDate asOf,
            Churn churn,
            PurchasePair pair,
            @Nullable Stack stack) {

        /** Churn risk of the only customer of a behaviour, as this run would have told it. */
        double risk(Behaviour one, int horizonDays) {
            return LogOdds.probability(logOdds(one, horizonDays)[0] + churn.shift());
        }

        /** Log-odds of staying away of every customer, before the run's shift, which is the same for all. */
        double[] logOdds(Behaviour of, int horizonDays) {
            var outlook = pair.outlook(of.histories(), horizonDays);
            return stack == null ? Stack.together(outlook) : stack.mean(of, outlook, horizonDays);
        }
    }

    /**
     * Empty where nothing was foretold, and where the learned model cannot be used: it learned from other features, or cannot be
     * read on this machine.
     */
    Optional<Told> find(long runId) {
        return jdbc.sql("select as_of, models from score_run where id = ?")
                .param(runId)
                .query((row, number) -> new Run(row.getObject("as_of", LocalDate.class), row.getString("models")))
                .optional()
                .flatMap(this::told);
    }

    private Optional<Told> told(Run run) {
        ModelSummary models = run.models() == null ? null : json.readValue(run.models(), ModelSummary.class);
        if (models == null || models.churn() == null || models.bgnbd() == null || models.paretoNbd() == null) {
            return Optional.empty();
        }
        Churn churn = models.churn();
        PurchasePair pair = pair(models.bgnbd(), models.paretoNbd());
        if (churn.kind() == ChurnKind.PURCHASE_MODELS || churn.version() == null) {
            return Optional.of(new Told(run.asOf(), churn, pair, null));
        }
        return versions.get(churn.version())
                .filter(ChurnModel::usable)
                .map(model -> new Told(run.asOf(), churn, pair, model.stack()));
    }

    private static PurchasePair pair(ModelSummary.BetaGeometric bgNbd, ModelSummary.Pareto pareto) {
        return new PurchasePair(
                new BgNbd(bgNbd.r(), bgNbd.alpha(), bgNbd.a(), bgNbd.b()),
                new ParetoNbd(pareto.r(), pareto.alpha(), pareto.s(), pareto.beta()));
    }
}
