package dev.perennial.crm.segmentation.churn;

import dev.perennial.crm.customer.Customers;
import dev.perennial.crm.identity.Viewer;
import dev.perennial.crm.segmentation.forecast.Forecasts;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalDouble;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Says what churn risk and lifetime value of one customer are on a later day, by what the shown score run goes by, and what an order
 * would make of the risk.
 */
@Service
@RequiredArgsConstructor
public class LiveRisk {

    private final Customers customers;
    private final OccasionReader reader;
    private final ToldRuns runs;
    private final CustomerOutlook outlook;

    /**
     * A customer's risk beyond what a run said.
     *
     * @param now        by all purchases on record up to the day, 0 to 1
     * @param afterOrder the same if they ordered that day as they usually do; null when they did
     * @param clv        discounted profit of the 12 months after the day, in the reporting currency; null where it is not known
     */
    public record Live(
            double now,
            @Nullable Double afterOrder,
            @Nullable BigDecimal clv) {}

    /**
     * Told anew each time it is asked, so an order shows as soon as it is on record.
     *
     * @param runId the run whose models are asked
     * @param day   usually today
     * @return empty where the run foretold nothing, and for a customer who never bought
     * @throws dev.perennial.crm.shared.NotFound also when the viewer may not see the customer
     */
    public Optional<Live> of(Viewer viewer, String customerNo, long runId, LocalDate day) {
        long id = customers.idOf(viewer, customerNo);
        return runs.find(runId).flatMap(told -> live(id, runId, told, day));
    }

    private Optional<Live> live(long customerId, long runId, ToldRuns.Told told, LocalDate day) {
        int today = OccasionReader.day(day);
        Behaviour behaviour = reader.read(customerId, day).asOf(today);
        if (behaviour.size() == 0) {
            return Optional.empty();
        }
        double risk = told.risk(behaviour, Forecasts.HORIZON_DAYS);
        OptionalDouble value = outlook.lifetimeValue(customerId, runId, day);
        BigDecimal clv = value.isPresent() ? BigDecimal.valueOf(value.getAsDouble()) : null;
        if (behaviour.silence(0) == 0) {
            return Optional.of(new Live(risk, null, clv));
        }
        behaviour.add(0, today, behaviour.gross[0] / behaviour.occasions[0]);
        return Optional.of(new Live(risk, told.risk(behaviour, Forecasts.HORIZON_DAYS), clv));
    }
}
