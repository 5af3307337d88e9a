package dev.perennial.crm.segmentation.tier;

import dev.perennial.crm.customer.Tier;
import dev.perennial.crm.identity.Role;
import dev.perennial.crm.identity.Viewer;
import dev.perennial.crm.shared.Cursor;
import dev.perennial.crm.shared.Forbidden;
import dev.perennial.crm.shared.InvalidInput;
import dev.perennial.crm.shared.Page;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Tries rules on all customers of the current score run, without storing anything: for administrators, who see them all. */
@Service
@RequiredArgsConstructor
public class TierPreview {

    private final JdbcClient jdbc;
    private final CurrentScores scores;
    private final KeptColumns columns;

    /**
     * What the rules would do; empty before the first score run.
     *
     * @throws Forbidden when the viewer is no administrator
     */
    public Optional<TierWhatIf> of(TierRules rules, Viewer viewer) {
        requireAdministrator(viewer);
        return scores.run().map(run -> new TierWhatIf(run, columns.of(run).cells(rules.cuts())));
    }

    /**
     * The customers who would change tier, the largest revenue first.
     *
     * @param from   only those who have this tier now; null for any
     * @param to     only those who would have this tier; null for any
     * @param cursor where the page begins; null for the first
     * @throws Forbidden    when the viewer is no administrator
     * @throws InvalidInput when the cursor is none of this list
     */
    public Page<TierMover> movers(
            TierRules rules, Viewer viewer, @Nullable Tier from, @Nullable Tier to, @Nullable String cursor, int size) {
        requireAdministrator(viewer);
        ScoredRun run = scores.run().orElse(null);
        if (run == null) {
            return new Page<>(List.of(), null);
        }
        List<TierColumns.Move> moves = columns.of(run).movers(rules.cuts(), from, to, last(cursor), size + 1);
        return Page.of(named(run, moves), size, mover -> Cursor.of(mover.revenue(), mover.customerId()));
    }

    private static TierColumns.@Nullable Move last(@Nullable String cursor) {
        if (cursor == null) {
            return null;
        }
        Cursor last = Cursor.decode(cursor, 2);
        try {
            long revenue = new BigDecimal(last.part(0))
                    .movePointRight(TierCuts.DECIMALS)
                    .longValueExact();
            return new TierColumns.Move(Long.parseLong(last.part(1)), revenue, Tier.STANDARD);
        } catch (ArithmeticException | NumberFormatException notOurs) {
            throw InvalidInput.of("cursor", "error.cursor.unknown");
        }
    }

    private List<TierMover> named(ScoredRun run, List<TierColumns.Move> moves) {
        Map<Long, Tier> to = moves.stream().collect(Collectors.toMap(TierColumns.Move::customer, TierColumns.Move::to));
        Map<Long, TierMover> movers = jdbc
                .sql("""
                        select s.customer_id, c.customer_no, c.name, o.display_name as owner, s.tier, s.revenue, s.orders, s.recency_days
                        from customer_score s
                        join customer c on c.id = s.customer_id
                        left join app_user o on o.id = c.owner_id
                        where s.run_id = %d and s.customer_id = any (:customers)""".formatted(run.id()))
                .param("customers", to.keySet().toArray(Long[]::new))
                .query((row, number) -> mover(row, Objects.requireNonNull(to.get(row.getLong("customer_id")))))
                .list()
                .stream()
                .collect(Collectors.toMap(TierMover::customerId, Function.identity()));
        return moves.stream()
                .map(move -> movers.get(move.customer()))
                .filter(Objects::nonNull)
                .toList();
    }

    private static TierMover mover(ResultSet row, Tier to) throws SQLException {
        return new TierMover(
                row.getLong("customer_id"),
                row.getString("customer_no"),
                row.getString("name"),
                row.getString("owner"),
                Tier.valueOf(row.getString("tier")),
                to,
                row.getBigDecimal("revenue"),
                row.getInt("orders"),
                row.getInt("recency_days"));
    }

    private static void requireAdministrator(Viewer viewer) {
        if (viewer.role() != Role.ADMIN) {
            throw new Forbidden("Only administrators try tier rules");
        }
    }
}
