package dev.perennial.crm.segmentation.tier;

import java.time.LocalDate;
import java.util.Optional;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Says why a customer has the tier of the current score run. */
@Service
@RequiredArgsConstructor
public class TierReasons {

    private final JdbcClient jdbc;
    private final TierPolicies policies;

    private record Scored(int policyVersion, Standing standing) {}

    /**
     * The reason of a customer's tier, from the figures and the policy version of the current run.
     *
     * @param customerId a customer whose reader may see them: the caller has made sure
     * @return empty for one without a score
     */
    public Optional<TierExplanation> of(long customerId) {
        return jdbc.sql("""
                        select run.policy_version, run.as_of, s.revenue, s.orders, s.recency_days
                        from current_score_run
                        join score_run run on run.id = current_score_run.run_id
                        join customer_score s on s.run_id = run.id
                        where s.customer_id = ?""")
                .param(customerId)
                .query((row, number) -> new Scored(
                        row.getInt("policy_version"),
                        new Standing(
                                row.getBigDecimal("revenue"),
                                row.getInt("orders"),
                                row.getInt("recency_days"),
                                row.getObject("as_of", LocalDate.class))))
                .optional()
                .map(scored -> policies.get(scored.policyVersion()).rules().explain(scored.standing()));
    }
}
