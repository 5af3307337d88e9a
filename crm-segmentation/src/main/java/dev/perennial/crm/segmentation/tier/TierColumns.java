package dev.perennial.crm.segmentation.tier;

import dev.perennial.crm.customer.Tier;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * What tiers are decided by, of all customers of a score run, in columns: so rules are tried on a million customers while somebody
 * types. 25 bytes a customer; read-only once filled.
 */
final class TierColumns {

    private static final Tier[] TIERS = Tier.values();

    private long[] customers;
    private long[] revenue;
    private int[] orders;
    private int[] recencyDays;
    private byte[] tiers;
    private int size;

    /** @param expected how many customers there probably are */
    TierColumns(int expected) {
        customers = new long[expected];
        revenue = new long[expected];
        orders = new int[expected];
        recencyDays = new int[expected];
        tiers = new byte[expected];
    }

    /** @param money net revenue of twelve months, in ten-thousandths */
    void add(long customer, long money, int orderCount, int recency, Tier tier) {
        if (size == customers.length) {
            grow(size + size / 2 + 16);
        }
        customers[size] = customer;
        revenue[size] = money;
        orders[size] = orderCount;
        recencyDays[size] = recency;
        tiers[size] = (byte) tier.ordinal();
        size++;
    }

    private void grow(int length) {
        customers = Arrays.copyOf(customers, length);
        revenue = Arrays.copyOf(revenue, length);
        orders = Arrays.copyOf(orders, length);
        recencyDays = Arrays.copyOf(recencyDays, length);
        tiers = Arrays.copyOf(tiers, length);
    }

    /** How many customers go from each tier to each under the rules, with their revenue; pairs that nobody makes are left out. */
    List<TierWhatIf.Cell> cells(TierCuts cuts) {
        long[] counts = new long[TIERS.length * TIERS.length];
        long[] sums = new long[counts.length];
        for (int row = 0; row < size; row++) {
            int cell = tiers[row] * TIERS.length + then(cuts, row).ordinal();
            counts[cell]++;
            sums[cell] += revenue[row];
        }
        List<TierWhatIf.Cell> cells = new ArrayList<>();
        for (int cell = 0; cell < counts.length; cell++) {
            if (counts[cell] > 0) {
                cells.add(new TierWhatIf.Cell(
                        TIERS[cell / TIERS.length],
                        TIERS[cell % TIERS.length],
                        counts[cell],
                        BigDecimal.valueOf(sums[cell], TierCuts.DECIMALS)));
            }
        }
        return cells;
    }

    /**
     * A customer who would change tier.
     *
     * @param revenue in ten-thousandths
     */
    record Move(long customer, long revenue, Tier to) {}

    /** The largest revenue first, of equal ones the newest customer. */
    private static final Comparator<Move> ORDER = Comparator.comparingLong(Move::revenue)
            .thenComparingLong(Move::customer)
            .reversed();

    /**
     * Those who would change tier, the first of them in order of revenue.
     *
     * @param from  only those who have this tier; null for any
     * @param to    only those who would have this tier; null for any
     * @param after only those who come after this one; null from the first on
     */
    List<Move> movers(TierCuts cuts, @Nullable Tier from, @Nullable Tier to, @Nullable Move after, int most) {
        PriorityQueue<Move> found = new PriorityQueue<>(most + 1, ORDER.reversed());
        for (int row = 0; row < size; row++) {
            Tier then = then(cuts, row);
            if (then.ordinal() == tiers[row]
                    || (from != null && from.ordinal() != tiers[row])
                    || (to != null && to != then)) {
                continue;
            }
            Move move = new Move(customers[row], revenue[row], then);
            if (after == null || ORDER.compare(move, after) > 0) {
                found.add(move);
                if (found.size() > most) {
                    found.remove();
                }
            }
        }
        return found.stream().sorted(ORDER).toList();
    }

    private Tier then(TierCuts cuts, int row) {
        return cuts.tierOf(revenue[row], orders[row], recencyDays[row]);
    }
}
