package dev.perennial.crm.segmentation.portfolio;

import dev.perennial.crm.customer.Tier;
import dev.perennial.crm.identity.Viewer;
import dev.perennial.crm.identity.Visibility;
import dev.perennial.crm.segmentation.lifecycle.Stage;
import dev.perennial.crm.segmentation.rfm.Segment;
import dev.perennial.crm.segmentation.rhythm.RhythmBand;
import dev.perennial.crm.segmentation.run.ScoreRun;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.SimplePropertyRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Adds up who is late, over the customers a viewer may see, as of any run that is kept. */
@Service
@RequiredArgsConstructor
@Transactional(readOnly = true)
public class LatenessReport {

    /** Bits of SQL's {@code grouping(tier, band, owner_id, region, stage, segment)}: 0 where a column is grouped by. */
    private static final int ALL = 0b111111;

    private static final int TIER = 0b011111;
    private static final int TIER_AND_BAND = 0b001111;
    private static final int BAND = 0b101111;
    private static final int OWNER = 0b110111;
    private static final int REGION = 0b111011;
    private static final int STAGE = 0b111101;
    private static final int SEGMENT = 0b111110;

    private final JdbcClient jdbc;

    private record Row(
            int cut,
            @Nullable String tier,
            @Nullable String band,
            @Nullable String owner,
            @Nullable String ownerName,
            @Nullable String region,
            @Nullable String stage,
            @Nullable String segment,
            long customers,
            BigDecimal revenue,
            long overdueCustomers,
            BigDecimal overdueRevenue,
            long silentCustomers,
            BigDecimal silentRevenue) {

        Slice slice(@Nullable String key, @Nullable String label) {
            return new Slice(
                    key,
                    label,
                    customers,
                    revenue,
                    overdueCustomers,
                    overdueRevenue,
                    silentCustomers,
                    silentRevenue,
                    false);
        }
    }

    /** The report of a run that is kept. */
    public Lateness of(Viewer viewer, ScoreRun run) {
        return report(run, rows(viewer, run));
    }

    private List<Row> rows(Viewer viewer, ScoreRun run) {
        Visibility visibility = Visibility.of(viewer);
        return jdbc.sql("""
                        with cell as (
                            select s.tier, %s as band, c.owner_id, c.region, s.stage, s.segment,
                                   count(*) as customers, sum(s.revenue) as revenue
                            from customer_score s join customer c on c.id = s.customer_id
                            where s.run_id = %d and %s
                            group by 1, 2, 3, 4, 5, 6
                        ), cut as (
                            select grouping(tier, band, owner_id, region, stage, segment) as cut,
                                   tier, band, owner_id, region, stage, segment,
                                   coalesce(sum(customers), 0) as customers, coalesce(sum(revenue), 0) as revenue,
                                   coalesce(sum(customers) filter (where late = 'OVERDUE'), 0) as overdue_customers,
                                   coalesce(sum(revenue) filter (where late = 'OVERDUE'), 0) as overdue_revenue,
                                   coalesce(sum(customers) filter (where late = 'SILENT'), 0) as silent_customers,
                                   coalesce(sum(revenue) filter (where late = 'SILENT'), 0) as silent_revenue
                            from (select *, band as late from cell) cell
                            group by grouping sets
                                ((), (tier), (band), (tier, band), (owner_id), (region), (stage), (segment))
                        )
                        select cut.*, o.username as owner, o.display_name as owner_name
                        from cut left join app_user o on o.id = cut.owner_id""".formatted(RhythmBand.sql("s.overdue_ratio"), run.id(), visibility.predicate()))
                .params(visibility.parameters())
                .query(new SimplePropertyRowMapper<>(Row.class))
                .list();
    }

    private static Lateness report(ScoreRun run, List<Row> rows) {
        return new Lateness(
                run,
                cut(rows, ALL, row -> row.slice(null, null)).findFirst().orElse(Slice.NOTHING),
                inOrder(Tier.values(), rows, TIER, Row::tier),
                inOrder(RhythmBand.values(), rows, BAND, Row::band),
                byLateRevenue(cut(rows, OWNER, row -> row.slice(row.owner(), row.ownerName()))),
                byLateRevenue(cut(rows, REGION, row -> row.slice(row.region(), row.region()))),
                inOrder(Stage.values(), rows, STAGE, Row::stage),
                inOrder(Segment.values(), rows, SEGMENT, Row::segment),
                matrix(rows));
    }

    private static Stream<Slice> cut(List<Row> rows, int cut, Function<Row, Slice> slice) {
        return rows.stream().filter(row -> row.cut() == cut).map(slice);
    }

    private static List<Slice> byLateRevenue(Stream<Slice> slices) {
        return slices.sorted(Comparator.comparing(Slice::lateRevenue)
                        .reversed()
                        .thenComparing(slice -> String.valueOf(slice.label())))
                .toList();
    }

    /** In the order of the enum, those without a customer left out. */
    private static <E extends Enum<E>> List<Slice> inOrder(
            E[] values, List<Row> rows, int cut, Function<Row, @Nullable String> key) {
        return Stream.of(values)
                .flatMap(value -> rows.stream()
                        .filter(row -> row.cut() == cut && value.name().equals(key.apply(row)))
                        .map(row -> row.slice(value.name(), null)))
                .toList();
    }

    private static Map<Tier, Map<RhythmBand, Slice>> matrix(List<Row> rows) {
        Map<Tier, Map<RhythmBand, Slice>> matrix = new EnumMap<>(Tier.class);
        for (Tier tier : Tier.values()) {
            Map<RhythmBand, Slice> bands = new EnumMap<>(RhythmBand.class);
            for (RhythmBand band : RhythmBand.values()) {
                bands.put(band, cell(rows, tier, band));
            }
            matrix.put(tier, bands);
        }
        return matrix;
    }

    private static Slice cell(List<Row> rows, Tier tier, RhythmBand band) {
        return rows.stream()
                .filter(row -> row.cut() == TIER_AND_BAND
                        && tier.name().equals(row.tier())
                        && band.name().equals(row.band()))
                .map(row -> row.slice(null, null))
                .findFirst()
                .orElse(Slice.NOTHING);
    }
}
