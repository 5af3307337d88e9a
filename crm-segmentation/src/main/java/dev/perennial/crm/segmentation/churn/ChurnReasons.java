package dev.perennial.crm.segmentation.churn;

import dev.perennial.crm.customer.Customers;
import dev.perennial.crm.identity.Viewer;
import dev.perennial.crm.segmentation.forecast.Forecasts;
import java.util.List;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Service;

/** Says why a customer is at risk, computed when somebody asks. */
@Service
@RequiredArgsConstructor
public class ChurnReasons {

    private final Customers customers;
    private final OccasionReader reader;
    private final ToldRuns runs;

    /**
     * Why a score run gave a customer the churn risk it did, the strongest reason first and four at most; none where nothing was
     * foretold. They are told from the customer's purchases up to the run's day as they are on record now: a later correction shows.
     *
     * @param runId the run whose scores are shown
     * @throws dev.perennial.crm.shared.NotFound also when the viewer may not see the customer
     */
    public List<Reason> of(Viewer viewer, String customerNo, long runId) {
        long id = customers.idOf(viewer, customerNo);
        return runs.find(runId).map(told -> reasons(id, told)).orElse(List.of());
    }

    private List<Reason> reasons(long customerId, ToldRuns.Told told) {
        Occasions occasions = reader.read(customerId, told.asOf());
        int today = OccasionReader.day(told.asOf());
        if (occasions.asOf(today).size() == 0) {
            return List.of();
        }
        Circumstances circumstances =
                new Circumstances(occasions, today, told.churn().typical());
        return Motives.of(circumstances, told.logOdds(circumstances.rows(), Forecasts.HORIZON_DAYS));
    }
}
