package dev.perennial.crm.segmentation.tier;

import java.util.Optional;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Says why a customer has the tier of the current score run. */
@Service
@RequiredArgsConstructor
public class TierReasons {

    private final JdbcClient jdbc;
    private final CurrentScores scores;
    private final TierPolicies policies;

    /**
     * The reason of a customer's tier, from the figures and the policy version of the current run.
     *
     * @param customerId a customer whose reader may see them: the caller has made sure
     * @return empty for one without a score
     */
    public Optional<TierExplanation> of(long customerId) {
        return scores.run()
                .flatMap(run -> standing(customerId, run)
                        .map(policies.get(run.policyVersion()).rules()::explain));
    }

    private Optional<Standing> standing(long customerId, ScoredRun run) {
        return jdbc.sql("""
                        select revenue, orders, recency_days from customer_score
                        where run_id = %d and customer_id = ?""".formatted(run.id()))
                .param(customerId)
                .query((row, number) -> new Standing(
                        row.getBigDecimal("revenue"), row.getInt("orders"), row.getInt("recency_days"), run.asOf()))
                .optional();
    }
}
