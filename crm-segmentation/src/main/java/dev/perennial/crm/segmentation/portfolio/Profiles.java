package dev.perennial.crm.segmentation.portfolio;

import dev.perennial.crm.customer.Customers;
import dev.perennial.crm.identity.Viewer;
import dev.perennial.crm.segmentation.forecast.RiskBand;
import dev.perennial.crm.shared.Business;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the score runs say of one customer. */
@Service
@RequiredArgsConstructor
@Transactional(readOnly = true)
public class Profiles {

    /** How many runs a history shows at most. */
    public static final int HISTORY = 12;

    private static final String SCORE =
            """
            select s.run_id, r.as_of, r.policy_version, s.first_day, s.last_day, s.recency_days, s.occasions, s.orders,
                   s.revenue, s.profit, s.total_revenue, s.r, s.f, s.m, s.segment, s.value_class, s.abc, s.stage, s.tier,
                   s.gap_mean, s.gap_spread, s.overdue_ratio, s.trend,
                   s.p_alive, s.expected_orders_90 as expected_orders90, s.expected_orders_365 as expected_orders365, s.clv, s.churn_risk, s.value_at_risk,
                   %s as risk_band, %s as value_band
            from score_run r join customer_score s on s.run_id = r.id
            """.formatted(RiskBand.sql("s.churn_risk"), RiskBand.sqlOfValue("s.value_at_risk"));

    private final JdbcClient jdbc;
    private final Customers customers;
    private final ShownRuns runs;
    private final Business business;

    /** @throws dev.perennial.crm.shared.NotFound also when the viewer may not see the customer */
    public Profile of(Viewer viewer, String customerNo) {
        long id = customers.idOf(viewer, customerNo);
        ShownRun run = runs.current().orElse(null);
        List<LocalDate> recent = recentDays(id);
        if (run == null) {
            return new Profile(null, null, List.of(), null, lastOrder(id), recent);
        }
        List<Scorecard> history = history(id, run);
        Scorecard score = history.stream()
                .filter(card -> card.runId() == run.id())
                .findFirst()
                .orElse(null);
        return new Profile(run, score, history, score == null ? null : yearBefore(id, run), lastOrder(id), recent);
    }

    /**
     * What the current run says of a customer; null before the first run and for a customer without a purchase by then.
     *
     * @throws dev.perennial.crm.shared.NotFound also when the viewer may not see the customer
     */
    public @Nullable Scorecard score(Viewer viewer, String customerNo) {
        long id = customers.idOf(viewer, customerNo);
        return runs.current().map(run -> scoreIn(run, id)).orElse(null);
    }

    private @Nullable Scorecard scoreIn(ShownRun run, long id) {
        return jdbc.sql(SCORE + " where s.run_id = " + run.id() + " and s.customer_id = :id")
                .param("id", id)
                .query(DataClassRowMapper.newInstance(Scorecard.class))
                .optional()
                .orElse(null);
    }

    /** The latest published run of each of the last days that have one, up to the current run's. */
    private List<Scorecard> history(long id, ShownRun run) {
        List<Long> shown = jdbc.sql("""
                        select id from (
                            select distinct on (as_of) as_of, id from score_run
                            where status = 'DONE' and as_of <= :asOf and (published_at is not null or id = :current)
                            order by as_of desc, (id = :current) desc, id desc
                            limit %d) latest""".formatted(HISTORY))
                .param("asOf", run.asOf())
                .param("current", run.id())
                .query((row, number) -> row.getLong(1))
                .list();
        String literals = String.join(", ", shown.stream().map(String::valueOf).toList());
        return jdbc.sql(SCORE + " where s.run_id in (" + literals + ") and s.customer_id = :id order by r.as_of")
                .param("id", id)
                .query(DataClassRowMapper.newInstance(Scorecard.class))
                .list();
    }

    private @Nullable BigDecimal yearBefore(long id, ShownRun run) {
        return jdbc.sql("""
                        select sum(net) from purchase_day
                        where customer_id = :id and business_day > :from and business_day <= :to""")
                .param("id", id)
                .param("from", run.asOf().minusMonths(24))
                .param("to", run.asOf().minusMonths(12))
                .query(BigDecimal.class)
                .optional()
                .orElse(null);
    }

    private @Nullable LocalDate lastOrder(long id) {
        return jdbc.sql("select last_day from purchase_summary where customer_id = :id and last_day is not null")
                .param("id", id)
                .query((row, number) -> row.getObject(1, LocalDate.class))
                .optional()
                .orElse(null);
    }

    private List<LocalDate> recentDays(long id) {
        return jdbc.sql("""
                        select business_day from purchase_day
                        where customer_id = :id and business_day > :from and orders > 0 and void_on is null
                        order by business_day""")
                .param("id", id)
                .param("from", business.today().minusDays(Profile.RECENT_DAYS))
                .query((row, number) -> row.getObject(1, LocalDate.class))
                .list();
    }
}
