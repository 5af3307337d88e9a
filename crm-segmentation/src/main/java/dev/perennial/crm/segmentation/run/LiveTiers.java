package dev.perennial.crm.segmentation.run;

import dev.perennial.crm.customer.Customers;
import dev.perennial.crm.customer.Tier;
import dev.perennial.crm.identity.Viewer;
import dev.perennial.crm.segmentation.tier.TierCuts;
import dev.perennial.crm.segmentation.tier.TierPolicies;
import java.time.LocalDate;
import java.util.Optional;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Says what tier one customer would be in on a day later than the last score run, before the next one tells it for good. */
@Service
@RequiredArgsConstructor
public class LiveTiers {

    private final Customers customers;
    private final TierPolicies policies;
    private final JdbcClient jdbc;

    /**
     * By the policy in force and all purchases on record up to the day.
     *
     * @param day usually today
     * @return empty before there is a policy, and for a customer who never bought
     * @throws dev.perennial.crm.shared.NotFound also when the viewer may not see the customer
     */
    public Optional<Tier> of(Viewer viewer, String customerNo, LocalDate day) {
        long id = customers.idOf(viewer, customerNo);
        return policies.inForce().flatMap(policy -> tier(id, day, policy.rules().cuts()));
    }

    private Optional<Tier> tier(long customerId, LocalDate day, TierCuts cuts) {
        return jdbc.sql("""
                        select (coalesce(sum(net) filter (where business_day > :window), 0) * 10000)::bigint as revenue,
                               coalesce(sum(orders) filter (where occasion and business_day > :window), 0) as orders,
                               cast(:day as date) - max(business_day) filter (where occasion) as silence
                        from (select *, orders > 0 and (void_on is null or void_on > :day) as occasion
                              from purchase_day where customer_id = :customer and business_day <= :day) as day
                        having bool_or(occasion)""")
                .param("customer", customerId)
                .param("day", day)
                .param("window", Periods.upTo(day).window())
                .query((row, number) ->
                        cuts.tierOf(row.getLong("revenue"), row.getInt("orders"), row.getInt("silence")))
                .optional();
    }
}
