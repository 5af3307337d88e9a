package dev.perennial.crm.segmentation.tier;

import dev.perennial.crm.customer.Tier;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.Predicate;

/**
 * What rules would do to the customers of a score run.
 *
 * @param run   the run
 * @param cells how many customers go from each tier to each; pairs that nobody makes are left out
 */
public record TierWhatIf(ScoredRun run, List<Cell> cells) {

    private static final Cell NOBODY = new Cell(Tier.STANDARD, Tier.STANDARD, 0, BigDecimal.ZERO);

    public TierWhatIf {
        cells = List.copyOf(cells);
    }

    /**
     * The customers that go from one tier to another, or stay.
     *
     * @param revenue their net revenue of twelve months
     */
    public record Cell(Tier fromTier, Tier toTier, long customers, BigDecimal revenue) {

        /** Whether the customers rise to a higher tier. */
        public boolean isUp() {
            return toTier.stars() > fromTier.stars();
        }

        /** Whether the customers fall to a lower tier. */
        public boolean isDown() {
            return toTier.stars() < fromTier.stars();
        }
    }

    /** The customers that go from one tier to another; none where nobody does. */
    public Cell cell(Tier from, Tier to) {
        return sum(cell -> cell.fromTier() == from && cell.toTier() == to);
    }

    /** Those who have a tier now. */
    public Cell now(Tier tier) {
        return sum(cell -> cell.fromTier() == tier);
    }

    /** Those who would have a tier. */
    public Cell then(Tier tier) {
        return sum(cell -> cell.toTier() == tier);
    }

    public Cell up() {
        return sum(Cell::isUp);
    }

    public Cell down() {
        return sum(Cell::isDown);
    }

    public Cell all() {
        return sum(cell -> true);
    }

    private Cell sum(Predicate<Cell> which) {
        return cells.stream().filter(which).reduce(NOBODY, TierWhatIf::plus);
    }

    private static Cell plus(Cell left, Cell right) {
        return new Cell(
                right.fromTier(),
                right.toTier(),
                left.customers() + right.customers(),
                left.revenue().add(right.revenue()));
    }
}
