package dev.perennial.crm.segmentation.churn;

import dev.perennial.crm.customer.Customers;
import dev.perennial.crm.identity.Viewer;
import dev.perennial.crm.segmentation.forecast.Forecasts;
import dev.perennial.crm.segmentation.forecast.ModelSummary;
import dev.perennial.crm.segmentation.forecast.ModelSummary.Churn;
import dev.perennial.crm.segmentation.forecast.ModelSummary.ChurnKind;
import dev.perennial.crm.segmentation.model.BgNbd;
import dev.perennial.crm.segmentation.model.ParetoNbd;
import java.time.LocalDate;
import java.util.List;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import tools.jackson.databind.json.JsonMapper;

/** Says why a customer is at risk, computed when somebody asks. */
@Service
@RequiredArgsConstructor
public class ChurnReasons {

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Customers customers;
    private final OccasionReader reader;
    private final ChurnModelLog versions;

    private record Run(LocalDate asOf, @Nullable String models) {}

    /**
     * Why a score run gave a customer the churn risk it did, the strongest reason first and four at most; none where nothing was
     * foretold. They are told from the customer's purchases up to the run's day as they are on record now: a later correction shows.
     *
     * @param runId the run whose scores are shown
     * @throws dev.perennial.crm.shared.NotFound also when the viewer may not see the customer
     */
    public List<Reason> of(Viewer viewer, String customerNo, long runId) {
        long id = customers.idOf(viewer, customerNo);
        return jdbc.sql("select as_of, models from score_run where id = ?")
                .param(runId)
                .query((row, number) -> new Run(row.getObject("as_of", LocalDate.class), row.getString("models")))
                .optional()
                .map(run -> reasons(id, run))
                .orElse(List.of());
    }

    private List<Reason> reasons(long customerId, Run run) {
        ModelSummary models = run.models() == null ? null : json.readValue(run.models(), ModelSummary.class);
        if (models == null || models.churn() == null || models.bgnbd() == null || models.paretoNbd() == null) {
            return List.of();
        }
        Behaviour behaviour = reader.read(customerId, run.asOf()).asOf(OccasionReader.day(run.asOf()));
        if (behaviour.size() == 0) {
            return List.of();
        }
        PurchasePair pair = pair(models.bgnbd(), models.paretoNbd());
        return reasons(
                models.churn(), new Motives(behaviour, pair, models.churn().typical(), Forecasts.HORIZON_DAYS));
    }

    private List<Reason> reasons(Churn churn, Motives motives) {
        if (churn.kind() == ChurnKind.PURCHASE_MODELS || churn.version() == null) {
            return motives.byPurchaseModels();
        }
        return versions.model(churn.version())
                .filter(ChurnModel::usable)
                .map(model -> motives.by(model.stack()))
                .orElse(List.of());
    }

    private static PurchasePair pair(ModelSummary.BetaGeometric bgNbd, ModelSummary.Pareto pareto) {
        return new PurchasePair(
                new BgNbd(bgNbd.r(), bgNbd.alpha(), bgNbd.a(), bgNbd.b()),
                new ParetoNbd(pareto.r(), pareto.alpha(), pareto.s(), pareto.beta()));
    }
}
