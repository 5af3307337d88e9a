package dev.perennial.crm.segmentation.portfolio;

import dev.perennial.crm.customer.Tier;
import dev.perennial.crm.identity.Viewer;
import dev.perennial.crm.identity.Visibility;
import dev.perennial.crm.segmentation.rhythm.RhythmBand;
import dev.perennial.crm.segmentation.run.ScoreRun;
import dev.perennial.crm.segmentation.run.ScoreRuns;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.SimplePropertyRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** How lateness went from run to run, and whose standing fell since the run before. */
@Service
@RequiredArgsConstructor
@Transactional(readOnly = true)
public class LatenessHistory {

    /** Most runs of a history. */
    public static final int RUNS = 12;

    /** Most movers named. */
    public static final int MOVERS = 15;

    private static final String TIERS =
            Stream.of(Tier.values()).map(Tier::name).collect(Collectors.joining("', '", "array['", "']"));
    private static final String DOWN = "array_position(%1$s, s.tier) > array_position(%1$s, p.tier)".formatted(TIERS);
    private static final String LATE = "%s in ('OVERDUE', 'SILENT') and %s not in ('OVERDUE', 'SILENT')"
            .formatted(RhythmBand.sql("s.overdue_ratio"), RhythmBand.sql("p.overdue_ratio"));

    private final JdbcClient jdbc;
    private final ScoreRuns runs;

    /** One run of the history: all customers the viewer sees now, as they stood then. */
    public record Point(
            long runId,
            LocalDate asOf,
            long customers,
            BigDecimal revenue,
            long lateCustomers,
            BigDecimal lateRevenue) {}

    /**
     * A customer whose standing fell.
     *
     * @param lastDay last purchase up to the run's day
     * @param revenue net revenue of the 12 months up to the run's day
     * @param all     how many there are, of whom this is one
     */
    public record Mover(
            String customerNo,
            String name,
            @Nullable String ownerName,
            Tier tierBefore,
            Tier tier,
            RhythmBand bandBefore,
            RhythmBand band,
            LocalDate lastDay,
            @Nullable Double gapMean,
            BigDecimal revenue,
            long all) {}

    /**
     * Those worth most.
     *
     * @param since         the run compared with; null when there is none before
     * @param downATier     customers of a lower tier than then
     * @param intoLateness  customers who were not overdue then
     */
    public record Movers(@Nullable LocalDate since, List<Mover> downATier, List<Mover> intoLateness) {}

    /** The last runs of different days that were published and are kept, the oldest first. */
    public List<Point> points(Viewer viewer) {
        String kept = runs.published(LocalDate.of(9999, 12, 31), RUNS).stream()
                .map(run -> String.valueOf(run.id()))
                .collect(Collectors.joining(", "));
        if (kept.isEmpty()) {
            return List.of();
        }
        Visibility visibility = Visibility.of(viewer);
        return jdbc.sql("""
                        select * from (
                            select s.run_id, count(*) as customers, sum(s.revenue) as revenue,
                                   count(*) filter (where late) as late_customers,
                                   coalesce(sum(s.revenue) filter (where late), 0) as late_revenue
                            from customer_score s join customer c on c.id = s.customer_id
                            cross join lateral (select %s in ('OVERDUE', 'SILENT') as late) band
                            where s.run_id in (%s) and %s
                            group by s.run_id
                        ) point join (select id as run_id, as_of from score_run) run using (run_id)
                        order by as_of""".formatted(RhythmBand.sql("s.overdue_ratio"), kept, visibility.predicate()))
                .params(visibility.parameters())
                .query(new SimplePropertyRowMapper<>(Point.class))
                .list();
    }

    /** Who fell since the run before. */
    public Movers movers(Viewer viewer, ScoreRun run) {
        return runs.published(run.asOf().minusDays(1), 1).stream()
                .findFirst()
                .map(before -> new Movers(
                        before.asOf(),
                        movers(viewer, run.id(), before.id(), DOWN),
                        movers(viewer, run.id(), before.id(), LATE)))
                .orElseGet(() -> new Movers(null, List.of(), List.of()));
    }

    private List<Mover> movers(Viewer viewer, long run, long before, String fell) {
        Visibility visibility = Visibility.of(viewer);
        return jdbc.sql("""
                        select c.customer_no, c.name, o.display_name as owner_name, p.tier as tier_before, s.tier,
                               %s as band_before, %s as band, s.last_day, s.gap_mean, s.revenue, count(*) over () as all
                        from customer_score s
                        join customer_score p on p.run_id = %d and p.customer_id = s.customer_id
                        join customer c on c.id = s.customer_id
                        left join app_user o on o.id = c.owner_id
                        where s.run_id = %d and %s and %s
                        order by greatest(s.revenue, p.revenue) desc, c.id limit %d""".formatted(
                                RhythmBand.sql("p.overdue_ratio"),
                                RhythmBand.sql("s.overdue_ratio"),
                                before,
                                run,
                                visibility.predicate(),
                                fell,
                                MOVERS))
                .params(visibility.parameters())
                .query(new SimplePropertyRowMapper<>(Mover.class))
                .list();
    }
}
