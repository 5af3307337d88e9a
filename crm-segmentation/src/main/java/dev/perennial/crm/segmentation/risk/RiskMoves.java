package dev.perennial.crm.segmentation.risk;

import dev.perennial.crm.identity.Viewer;
import dev.perennial.crm.identity.Visibility;
import dev.perennial.crm.segmentation.forecast.RiskBand;
import dev.perennial.crm.segmentation.run.ScoreRun;
import dev.perennial.crm.shared.Cursor;
import dev.perennial.crm.shared.InvalidInput;
import dev.perennial.crm.shared.Page;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.SimplePropertyRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Who moved from one band of churn risk to another between two runs, of the customers a viewer may see. */
@Service
@RequiredArgsConstructor
@Transactional(readOnly = true)
public class RiskMoves {

    private static final String BOTH = """
            from customer_score s
            join customer_score p on p.run_id = %d and p.customer_id = s.customer_id and p.churn_risk is not null
            join customer c on c.id = s.customer_id
            """;

    /** As money is kept. */
    private static final int DIGITS = 19;

    private static final int DECIMALS = 4;

    private final JdbcClient jdbc;

    private record Cell(String before, String now, long customers, BigDecimal valueBefore, BigDecimal value) {}

    /** Which moves to list: from one band, to one band, or for null every band higher than before. */
    public record Wanted(@Nullable RiskBand from, @Nullable RiskBand to) {

        /** Every move to a higher band. */
        public static final Wanted UP = new Wanted(null, null);

        private String condition() {
            if (from == null && to == null) {
                return "%s > %s".formatted(rank("s.churn_risk"), rank("p.churn_risk"));
            }
            return (from == null ? "true" : from.condition("p.churn_risk")) + " and "
                    + (to == null ? "true" : to.condition("s.churn_risk"));
        }

        private static String rank(String risk) {
            return "width_bucket(%s, (select array[elevated, high, critical] from risk_bands_in_force))"
                    .formatted(risk);
        }
    }

    /** How many moved from where to where. */
    public Moves between(Viewer viewer, ScoreRun before, ScoreRun run) {
        Visibility visibility = Visibility.of(viewer);
        List<Cell> cells = jdbc.sql("""
                        select %s as before, %s as now, count(*) as customers,
                               coalesce(sum(p.value_at_risk), 0) as value_before, coalesce(sum(s.value_at_risk), 0) as value
                        %s where s.run_id = %d and s.churn_risk is not null and %s
                        group by 1, 2""".formatted(
                                RiskBand.sql("p.churn_risk"),
                                RiskBand.sql("s.churn_risk"),
                                BOTH.formatted(before.id()),
                                run.id(),
                                visibility.predicate()))
                .params(visibility.parameters())
                .query(new SimplePropertyRowMapper<>(Cell.class))
                .list();
        Map<RiskBand, Map<RiskBand, Long>> counts = new EnumMap<>(RiskBand.class);
        for (RiskBand from : RiskBand.values()) {
            Map<RiskBand, Long> row = new EnumMap<>(RiskBand.class);
            for (RiskBand to : RiskBand.values()) {
                row.put(to, 0L);
            }
            counts.put(from, row);
        }
        BigDecimal valueBefore = BigDecimal.ZERO;
        BigDecimal value = BigDecimal.ZERO;
        for (Cell cell : cells) {
            counts.getOrDefault(RiskBand.valueOf(cell.before()), Map.of())
                    .put(RiskBand.valueOf(cell.now()), cell.customers());
            valueBefore = valueBefore.add(cell.valueBefore());
            value = value.add(cell.value());
        }
        return new Moves(counts, valueBefore, value);
    }

    /**
     * One page of those who moved, the most at risk first, those without a value at risk last.
     *
     * @param cursor where the page begins; null for the first
     * @throws InvalidInput when the cursor is none of this list
     */
    public Page<Move> list(
            Viewer viewer, ScoreRun before, ScoreRun run, Wanted wanted, @Nullable String cursor, int size) {
        Cursor after = cursor == null ? null : Cursor.decode(cursor, 2);
        boolean pastValues = after != null && after.part(0).isEmpty();
        String from = after == null || pastValues ? "Infinity" : number(after);
        long id = after == null ? Long.MAX_VALUE : after.number(1);
        List<Move> moves = new ArrayList<>();
        if (!pastValues) {
            moves.addAll(rows(
                    viewer,
                    before,
                    run,
                    wanted.condition() + " and (s.value_at_risk, s.customer_id) < (cast(:value as numeric), :id)",
                    "s.value_at_risk desc, s.customer_id desc",
                    Map.of("value", from, "id", id),
                    size + 1));
        }
        if (moves.size() <= size) {
            moves.addAll(rows(
                    viewer,
                    before,
                    run,
                    wanted.condition() + " and s.value_at_risk is null and s.customer_id < :id",
                    "s.customer_id desc",
                    Map.of("id", pastValues ? id : Long.MAX_VALUE),
                    size + 1 - moves.size()));
        }
        return Page.of(moves, size, move -> Cursor.of(move.valueAtRisk(), move.id()));
    }

    /** In an order that an index of the run has: so a page reads no more than those who did not move between its rows. */
    private List<Move> rows(
            Viewer viewer,
            ScoreRun before,
            ScoreRun run,
            String condition,
            String order,
            Map<String, ?> parameters,
            int most) {
        Visibility visibility = Visibility.of(viewer);
        return jdbc.sql("""
                        select c.id, c.customer_no, c.name, o.display_name as owner_name, s.tier,
                               p.churn_risk as risk_before, s.churn_risk as risk, %s as band_before, %s as band, s.clv as lifetime_value, s.value_at_risk
                        %s left join app_user o on o.id = c.owner_id
                        where s.run_id = %d and s.churn_risk is not null and %s and %s
                        order by %s limit %d""".formatted(
                                RiskBand.sql("p.churn_risk"),
                                RiskBand.sql("s.churn_risk"),
                                BOTH.formatted(before.id()),
                                run.id(),
                                condition,
                                visibility.predicate(),
                                order,
                                most))
                .params(visibility.parameters())
                .params(parameters)
                .query(new SimplePropertyRowMapper<>(Move.class))
                .list();
    }

    private static String number(Cursor cursor) {
        try {
            BigDecimal value = new BigDecimal(cursor.part(0));
            if (value.scale() >= 0 && value.scale() <= DECIMALS && value.precision() <= DIGITS) {
                return value.toPlainString();
            }
        } catch (NumberFormatException notOurs) {
            // answered below, like every other cursor that is not ours
        }
        throw InvalidInput.of("cursor", "error.cursor.unknown");
    }
}
