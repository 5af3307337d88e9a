package dev.perennial.crm.segmentation.risk;

import dev.perennial.crm.identity.Viewer;
import dev.perennial.crm.identity.Visibility;
import dev.perennial.crm.segmentation.risk.Retention.Cohort;
import dev.perennial.crm.segmentation.risk.Retention.Point;
import dev.perennial.crm.segmentation.risk.Retention.Quarter;
import dev.perennial.crm.segmentation.risk.Retention.Repurchase;
import dev.perennial.crm.segmentation.run.ScoreRun;
import dev.perennial.crm.segmentation.run.ScoreRuns;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import lombok.RequiredArgsConstructor;
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

    private static final int REPURCHASE_STEP = 30;

    /** Days with a purchase of customers the viewer sees; takes {@code :asOf} and the viewer's parameters. */
    private static final String DAYS = """
            purchase_day d join customer c on c.id = d.customer_id
            where d.orders > 0 and (d.void_on is null or d.void_on > :asOf) and d.business_day <= :asOf and %s
            """;

    private final JdbcClient jdbc;
    private final ScoreRuns runs;

    private record Returned(LocalDate month, LocalDate later, long customers) {}

    private record Second(int step, long customers, long again) {}

    /** Everything at once. */
    public Retention of(Viewer viewer, ScoreRun run) {
        return new Retention(
                cohorts(viewer, run.asOf()),
                repurchases(viewer, run.asOf()),
                quarters(viewer, run.asOf()),
                history(viewer, run));
    }

    private List<Cohort> cohorts(Viewer viewer, LocalDate asOf) {
        LocalDate first = asOf.plusDays(1).withDayOfMonth(1).minusMonths(MONTHS);
        Visibility visibility = Visibility.of(viewer);
        List<Returned> rows = jdbc.sql("""
                        with bought as (
                            select d.customer_id, date_trunc('month', d.business_day)::date as later,
                                   min(min(d.business_day)) over (partition by d.customer_id) as first_day
                            from %s
                            group by 1, 2
                        )
                        select date_trunc('month', first_day)::date as month, later, count(*) as customers
                        from bought where first_day >= :first and later < :ended
                        group by 1, 2 order by 1, 2""".formatted(DAYS.formatted(visibility.predicate())))
                .params(visibility.parameters())
                .param("asOf", asOf)
                .param("first", first)
                .param("ended", asOf.plusDays(1).withDayOfMonth(1))
                .query(new SimplePropertyRowMapper<>(Returned.class))
                .list();
        Map<LocalDate, Map<LocalDate, Long>> byMonth = new TreeMap<>();
        rows.forEach(row ->
                byMonth.computeIfAbsent(row.month(), month -> new TreeMap<>()).put(row.later(), row.customers()));
        List<Cohort> cohorts = new ArrayList<>();
        LocalDate ended = asOf.plusDays(1).withDayOfMonth(1);
        byMonth.forEach((month, later) -> cohorts.add(new Cohort(
                month,
                later.getOrDefault(month, 0L),
                IntStream.rangeClosed(1, (int) ChronoUnit.MONTHS.between(month, ended) - 1)
                        .mapToObj(n -> later.getOrDefault(month.plusMonths(n), 0L))
                        .toList())));
        return cohorts;
    }

    /** Of the customers of the last two years; those before tell little of how it is today. */
    private List<Repurchase> repurchases(Viewer viewer, LocalDate asOf) {
        Visibility visibility = Visibility.of(viewer);
        List<Second> rows = jdbc.sql("""
                        with days as (
                            select d.customer_id, d.business_day,
                                   row_number() over (partition by d.customer_id order by d.business_day) as nth
                            from %s
                        ), customers as (
                            select min(business_day) as first_day,
                                   (min(business_day) filter (where nth = 2)) - min(business_day) as gap
                            from days where nth <= 2 group by customer_id
                        )
                        select step, count(*) filter (where first_day <= :asOf::date - step) as customers,
                               count(*) filter (where first_day <= :asOf::date - step and gap <= step) as again
                        from customers cross join generate_series(:step, 360, :step) step
                        where first_day >= :from
                        group by step order by step""".formatted(DAYS.formatted(visibility.predicate())))
                .params(visibility.parameters())
                .param("asOf", asOf)
                .param("from", asOf.minusYears(2))
                .param("step", REPURCHASE_STEP)
                .query(new SimplePropertyRowMapper<>(Second.class))
                .list();
        return rows.stream()
                .filter(row -> row.customers() > 0)
                .map(row -> new Repurchase(row.step(), row.customers(), row.again()))
                .toList();
    }

    private List<Quarter> quarters(Viewer viewer, LocalDate asOf) {
        LocalDate next = asOf.plusDays(1);
        LocalDate ended = next.withDayOfMonth(1).minusMonths((next.getMonthValue() - 1) % 3);
        Visibility visibility = Visibility.of(viewer);
        return jdbc.sql("""
                        with active as (
                            select distinct d.customer_id, date_trunc('quarter', d.business_day)::date as quarter
                            from %s and d.business_day >= :from and d.business_day < :ended
                        )
                        select (earlier.quarter + interval '3 months')::date as "from", count(*) as active,
                               count(later.customer_id) as kept
                        from active earlier
                        left join active later on later.customer_id = earlier.customer_id
                             and later.quarter = (earlier.quarter + interval '3 months')::date
                        where earlier.quarter < (:ended::date - interval '3 months')::date
                        group by 1 order by 1""".formatted(DAYS.formatted(visibility.predicate())))
                .params(visibility.parameters())
                .param("asOf", asOf)
                .param("from", ended.minusMonths(3L * (QUARTERS + 1)))
                .param("ended", ended)
                .query(new SimplePropertyRowMapper<>(Quarter.class))
                .list();
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
                        select run.id as run_id, run.as_of, count(*) as customers,
                               coalesce(sum(s.clv), 0) as lifetime_value, coalesce(sum(s.value_at_risk), 0) as value_at_risk
                        from customer_score s
                        join score_run run on run.id = s.run_id
                        join customer c on c.id = s.customer_id
                        where s.run_id in (%s) and s.churn_risk is not null and %s
                        group by run.id, run.as_of having count(s.value_at_risk) > 0 order by run.as_of""".formatted(kept, visibility.predicate()))
                .params(visibility.parameters())
                .query(new SimplePropertyRowMapper<>(Point.class))
                .list();
    }
}
