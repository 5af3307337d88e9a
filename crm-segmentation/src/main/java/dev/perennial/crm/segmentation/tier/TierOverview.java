package dev.perennial.crm.segmentation.tier;

import dev.perennial.crm.customer.Tier;
import dev.perennial.crm.identity.Viewer;
import dev.perennial.crm.identity.Visibility;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** How the customers a person may see are spread over the tiers, and who moved. */
@Service
@RequiredArgsConstructor
public class TierOverview {

    private final JdbcClient jdbc;
    private final CurrentScores scores;

    /**
     * The tiers of the current run as one person sees them.
     *
     * @param tiers every tier, the highest first, also those that nobody has
     */
    public record Overview(ScoredRun run, List<Line> tiers) {

        public long customers() {
            return tiers.stream().mapToLong(Line::customers).sum();
        }

        public BigDecimal revenue() {
            return tiers.stream().map(Line::revenue).reduce(BigDecimal.ZERO, BigDecimal::add);
        }

        /** Null where data are too few for it in the current run. */
        public @Nullable BigDecimal lifetimeValue() {
            return sum(tiers.stream().map(Line::lifetimeValue));
        }

        /** Null where data are too few for it in the current run. */
        public @Nullable BigDecimal valueAtRisk() {
            return sum(tiers.stream().map(Line::valueAtRisk));
        }

        private static @Nullable BigDecimal sum(Stream<@Nullable BigDecimal> amounts) {
            return amounts.filter(Objects::nonNull).reduce(BigDecimal::add).orElse(null);
        }

        public long movedIn() {
            return tiers.stream().mapToLong(Line::movedIn).sum();
        }

        public long movedOut() {
            return tiers.stream().mapToLong(Line::movedOut).sum();
        }
    }

    /**
     * One tier.
     *
     * @param customers     how many have it
     * @param revenue       their net revenue of twelve months
     * @param lifetimeValue discounted profit expected of them in the next twelve months; null where data are too few
     * @param valueAtRisk   lifetime value times churn risk, added up; null where data are too few
     * @param movedIn       how many came into it with the current run, first-time buyers included
     * @param movedOut      how many left it
     */
    public record Line(
            Tier tier,
            long customers,
            BigDecimal revenue,
            @Nullable BigDecimal lifetimeValue,
            @Nullable BigDecimal valueAtRisk,
            long movedIn,
            long movedOut) {}

    private record Held(
            Tier tier,
            long customers,
            BigDecimal revenue,
            @Nullable BigDecimal lifetimeValue,
            @Nullable BigDecimal valueAtRisk) {}

    private record Move(@Nullable Tier fromTier, @Nullable Tier toTier, long customers) {}

    /** Empty before the first score run. */
    public Optional<Overview> of(Viewer viewer) {
        return scores.run().map(run -> overview(run, Visibility.of(viewer)));
    }

    private Overview overview(ScoredRun run, Visibility visibility) {
        Map<Tier, Held> held = new EnumMap<>(Tier.class);
        held(run, visibility).forEach(row -> held.put(row.tier(), row));
        List<Move> moves = moves(run, visibility);
        return new Overview(
                run,
                Stream.of(Tier.values())
                        .map(tier -> line(tier, held.get(tier), moves))
                        .toList());
    }

    private static Line line(Tier tier, @Nullable Held held, List<Move> moves) {
        return new Line(
                tier,
                held == null ? 0 : held.customers(),
                held == null ? BigDecimal.ZERO : held.revenue(),
                held == null ? null : held.lifetimeValue(),
                held == null ? null : held.valueAtRisk(),
                moves.stream()
                        .filter(move -> move.toTier() == tier)
                        .mapToLong(Move::customers)
                        .sum(),
                moves.stream()
                        .filter(move -> move.fromTier() == tier)
                        .mapToLong(Move::customers)
                        .sum());
    }

    private List<Held> held(ScoredRun run, Visibility visibility) {
        return jdbc.sql("""
                        select s.tier, count(*) as customers, sum(s.revenue) as revenue, sum(s.clv) as lifetime_value,
                               sum(s.value_at_risk) as value_at_risk
                        from customer_score s join customer c on c.id = s.customer_id
                        where s.run_id = %d and %s
                        group by s.tier""".formatted(run.id(), visibility.predicate()))
                .params(visibility.parameters())
                .query(DataClassRowMapper.newInstance(Held.class))
                .list();
    }

    private List<Move> moves(ScoredRun run, Visibility visibility) {
        return jdbc.sql("""
                        select t.from_tier, t.to_tier, count(*) as customers
                        from tier_change t join customer c on c.id = t.customer_id
                        where t.run_id = %d and %s
                        group by t.from_tier, t.to_tier""".formatted(run.id(), visibility.predicate()))
                .params(visibility.parameters())
                .query(DataClassRowMapper.newInstance(Move.class))
                .list();
    }
}
