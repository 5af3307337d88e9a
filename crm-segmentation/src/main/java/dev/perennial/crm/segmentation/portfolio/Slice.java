package dev.perennial.crm.segmentation.portfolio;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some customers of a run: how many, what they brought in, and how much of that is late. Revenue is net, of the 12 months up
 * to the run's day.
 *
 * @param key              what they have in common, as a list's filter names it; null for customers without it, such as those
 *                         of the unassigned pool
 * @param label            a name to show where the key is none
 * @param overdueCustomers those overdue against their own rhythm
 * @param silentCustomers  those silent for longer than that
 * @param isSum            whether it adds several up, which no list's filter names
 */
public record Slice(
        @Nullable String key,
        @Nullable String label,
        long customers,
        BigDecimal revenue,
        long overdueCustomers,
        BigDecimal overdueRevenue,
        long silentCustomers,
        BigDecimal silentRevenue,
        boolean isSum) {

    static final Slice NOTHING =
            new Slice(null, null, 0, BigDecimal.ZERO, 0, BigDecimal.ZERO, 0, BigDecimal.ZERO, true);

    /** Several as one, under a name of its own. */
    public static Slice sum(String label, List<Slice> slices) {
        return slices.stream().reduce(NOTHING, Slice::plus).named(label);
    }

    private Slice plus(Slice other) {
        return new Slice(
                null,
                null,
                customers + other.customers,
                revenue.add(other.revenue),
                overdueCustomers + other.overdueCustomers,
                overdueRevenue.add(other.overdueRevenue),
                silentCustomers + other.silentCustomers,
                silentRevenue.add(other.silentRevenue),
                true);
    }

    private Slice named(String name) {
        return new Slice(
                null,
                name,
                customers,
                revenue,
                overdueCustomers,
                overdueRevenue,
                silentCustomers,
                silentRevenue,
                isSum);
    }

    /** Overdue and silent. */
    public long lateCustomers() {
        return overdueCustomers + silentCustomers;
    }

    /** Of those overdue and silent. */
    public BigDecimal lateRevenue() {
        return overdueRevenue.add(silentRevenue);
    }

    /** Which part of the revenue is late; 0 without revenue. */
    public double lateShare() {
        return revenue.signum() <= 0
                ? 0
                : lateRevenue().divide(revenue, 4, RoundingMode.HALF_UP).doubleValue();
    }
}
