package dev.perennial.crm.segmentation.risk;

import dev.perennial.crm.identity.Viewer;
import dev.perennial.crm.identity.Visibility;
import dev.perennial.crm.segmentation.risk.Retention.Point;
import dev.perennial.crm.segmentation.run.ScoreRun;
import dev.perennial.crm.segmentation.run.ScoreRuns;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.SimplePropertyRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Counts who came back, among the customers a viewer may see, from what was known on a run's day. */
@Service
@RequiredArgsConstructor
@Transactional(readOnly = true)
public class RetentionReport {

    /** Cohorts shown, and months each is followed at most. */
    public static final int MONTHS = 12;

    /** Quarters shown. */
    public static final int QUARTERS = 8;

    /** Runs shown. */
    public static final int RUNS = 12;

    private static final int ROWS_AT_ONCE = 10_000;

    /** One row a customer. Read in the order of the primary key, the days need no sort. */
    private static final String BOUGHT = """
            select :asOf::date - min(d.business_day) as since,
                   (array_agg(d.business_day order by d.business_day))[2] - min(d.business_day) as gap,
                   bit_or(1::bigint << width_bucket(d.business_day, :months::date[])) as months
            from purchase_day d join customer c on c.id = d.customer_id
            where d.orders > 0 and (d.void_on is null or d.void_on > :asOf) and d.business_day <= :asOf and %s
            group by d.customer_id""";

    private final JdbcClient jdbc;
    private final ScoreRuns runs;

    /** Everything at once. */
    public Retention of(Viewer viewer, ScoreRun run) {
        RetentionCount count = count(viewer, run.asOf());
        return new Retention(count.cohorts(), count.repurchases(), count.quarters(), history(viewer, run));
    }

    private RetentionCount count(Viewer viewer, LocalDate asOf) {
        RetentionCount count = new RetentionCount(asOf);
        Visibility visibility = Visibility.of(viewer);
        jdbc.sql(BOUGHT.formatted(visibility.predicate()))
                .params(visibility.parameters())
                .param("asOf", asOf)
                .param(
                        "months",
                        count.months().stream().map(LocalDate::toString).toArray(String[]::new))
                .withFetchSize(ROWS_AT_ONCE)
                .query((RowCallbackHandler) row ->
                        count.add(row.getInt("since"), row.getObject("gap", Integer.class), row.getLong("months")));
        return count;
    }

    private List<Point> history(Viewer viewer, ScoreRun run) {
        String kept = runs.published(run.asOf(), RUNS).stream()
                .map(earlier -> String.valueOf(earlier.id()))
                .collect(Collectors.joining(", "));
        if (kept.isEmpty()) {
            return List.of();
        }
        Visibility visibility = Visibility.of(viewer);
        return jdbc.sql("""
                        select * from (
                            select s.run_id, count(*) as customers, coalesce(sum(s.clv), 0) as lifetime_value,
                                   coalesce(sum(s.value_at_risk), 0) as value_at_risk
                            from customer_score s join customer c on c.id = s.customer_id
                            where s.run_id in (%s) and s.churn_risk is not null and %s
                            group by s.run_id having count(s.value_at_risk) > 0
                        ) point join (select id as run_id, as_of from score_run) run using (run_id)
                        order by as_of""".formatted(kept, visibility.predicate()))
                .params(visibility.parameters())
                .query(new SimplePropertyRowMapper<>(Point.class))
                .list();
    }
}
