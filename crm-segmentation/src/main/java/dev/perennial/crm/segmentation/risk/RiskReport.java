package dev.perennial.crm.segmentation.risk;

import dev.perennial.crm.customer.Tier;
import dev.perennial.crm.identity.Viewer;
import dev.perennial.crm.identity.Visibility;
import dev.perennial.crm.segmentation.forecast.RiskBand;
import dev.perennial.crm.segmentation.lifecycle.Stage;
import dev.perennial.crm.segmentation.run.ScoreRun;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.LinkedHashMap;
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

/** Adds up what is at risk, over the customers a viewer may see. */
@Service
@RequiredArgsConstructor
@Transactional(readOnly = true)
public class RiskReport {

    /** Bits of SQL's {@code grouping(tier, stage, region, owner_id, team_id)}: 0 where a column is grouped by. */
    private static final int TIER = 0b01111;

    private static final int STAGE = 0b10111;
    private static final int REGION = 0b01011;
    private static final int OWNER = 0b01101;
    private static final int TEAM = 0b01110;

    private final JdbcClient jdbc;

    private record Row(
            int cut,
            @Nullable String tier,
            @Nullable String stage,
            @Nullable String region,
            @Nullable String owner,
            @Nullable String ownerName,
            @Nullable Long teamId,
            @Nullable String teamName,
            long customers,
            BigDecimal lifetimeValue,
            BigDecimal valueAtRisk,
            long high) {

        RiskSlice slice(@Nullable String key, @Nullable String label) {
            return new RiskSlice(
                    key,
                    label,
                    customers,
                    lifetimeValue,
                    valueAtRisk,
                    high,
                    tier == null ? Map.of() : Map.of(Tier.valueOf(tier), valueAtRisk),
                    false);
        }
    }

    /** The customers with a churn risk in a run, today's owners, teams and regions. */
    public RiskOverview of(Viewer viewer, ScoreRun run) {
        List<Row> rows = rows(viewer, run);
        List<RiskSlice> tiers = inOrder(Tier.values(), rows, TIER, Row::tier);
        return new RiskOverview(
                run,
                RiskSlice.sum("", tiers),
                tiers,
                inOrder(Stage.values(), rows, STAGE, Row::stage),
                byValue(rows, REGION, row -> row.slice(row.region(), row.region())),
                byValue(rows, OWNER, row -> row.slice(row.owner(), row.ownerName())),
                byValue(
                        rows,
                        TEAM,
                        row -> row.slice(
                                row.teamId() == null ? null : row.teamId().toString(), row.teamName())));
    }

    private List<Row> rows(Viewer viewer, ScoreRun run) {
        Visibility visibility = Visibility.of(viewer);
        return jdbc.sql("""
                        with cell as (
                            select s.tier, s.stage, c.region, c.owner_id, c.team_id, count(*) as customers,
                                   coalesce(sum(s.clv), 0) as lifetime_value,
                                   coalesce(sum(s.value_at_risk), 0) as value_at_risk,
                                   count(*) filter (where s.churn_risk >= %s) as high
                            from customer_score s join customer c on c.id = s.customer_id
                            where s.run_id = %d and s.churn_risk is not null and %s
                            group by 1, 2, 3, 4, 5
                        ), cut as (
                            select grouping(tier, stage, region, owner_id, team_id) as cut, tier, stage, region, owner_id,
                                   team_id, sum(customers) as customers, sum(lifetime_value) as lifetime_value,
                                   sum(value_at_risk) as value_at_risk, sum(high) as high
                            from cell
                            group by grouping sets ((tier), (stage), (region, tier), (owner_id, tier), (team_id, tier))
                        )
                        select cut.*, o.username as owner, o.display_name as owner_name, t.name as team_name
                        from cut
                        left join app_user o on o.id = cut.owner_id
                        left join team t on t.id = cut.team_id""".formatted(RiskBand.HIGH.from(), run.id(), visibility.predicate()))
                .params(visibility.parameters())
                .query(new SimplePropertyRowMapper<>(Row.class))
                .list();
    }

    /** One slice a key out of those of its tiers, the most at risk first. */
    private static List<RiskSlice> byValue(List<Row> rows, int cut, Function<Row, RiskSlice> slice) {
        Map<String, RiskSlice> byKey = new LinkedHashMap<>();
        rows.stream()
                .filter(row -> row.cut() == cut)
                .map(slice)
                .forEach(part -> byKey.merge(String.valueOf(part.key()), part, RiskSlice::plus));
        return byKey.values().stream()
                .sorted(Comparator.comparing(RiskSlice::valueAtRisk)
                        .reversed()
                        .thenComparing(found -> String.valueOf(found.label())))
                .toList();
    }

    /** In the order of the enum, those without a customer left out. */
    private static <E extends Enum<E>> List<RiskSlice> inOrder(
            E[] values, List<Row> rows, int cut, Function<Row, @Nullable String> key) {
        return Stream.of(values)
                .flatMap(value -> rows.stream()
                        .filter(row -> row.cut() == cut && value.name().equals(key.apply(row)))
                        .map(row -> row.slice(value.name(), null)))
                .toList();
    }
}
