package dev.perennial.crm.segmentation.tier;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.crm.customer.Tier;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Columns against the plain way: each customer looked at alone, all movers sorted. */
class TierColumnsTest {

    private static final TierRules RULES = new TierRules(List.of(
            new TierRule(Tier.PLATINUM, BigDecimal.valueOf(80), 6, 60),
            new TierRule(Tier.GOLD, BigDecimal.valueOf(60), 4, null),
            new TierRule(Tier.SILVER, BigDecimal.valueOf(40), 2, null),
            new TierRule(Tier.BRONZE, BigDecimal.valueOf(20), null, null)));

    private record Customer(long id, long revenue, int orders, int recency, Tier tier) {

        Tier then() {
            return RULES.cuts().tierOf(revenue, orders, recency);
        }
    }

    private final List<Customer> customers = customers();
    private final TierColumns columns = columns();

    private static List<Customer> customers() {
        Random random = new Random(7);
        List<Customer> customers = new ArrayList<>();
        for (long id = 1; id <= 2_000; id++) {
            // whole amounts, so that many are equal and the key decides
            customers.add(new Customer(
                    id,
                    random.nextInt(-5, 100) * 10_000L,
                    random.nextInt(10),
                    random.nextInt(120),
                    Tier.values()[random.nextInt(Tier.values().length)]));
        }
        return customers;
    }

    private TierColumns columns() {
        TierColumns filled = new TierColumns(10); // fewer than come, as after a run that found more
        customers.forEach(each -> filled.add(each.id(), each.revenue(), each.orders(), each.recency(), each.tier()));
        return filled;
    }

    @Test
    void everyCustomerIsInOneCell() {
        List<TierWhatIf.Cell> cells = columns.cells(RULES.cuts());

        assertThat(cells).hasSize(25).allSatisfy(cell -> {
            List<Customer> in = customers.stream()
                    .filter(each -> each.tier() == cell.fromTier() && each.then() == cell.toTier())
                    .toList();
            assertThat(cell.customers()).isEqualTo(in.size());
            assertThat(cell.revenue())
                    .isEqualByComparingTo(BigDecimal.valueOf(
                            in.stream().mapToLong(Customer::revenue).sum(), 4));
        });
    }

    @Test
    void pagesOfMoversFollowEachOtherInOrderOfRevenueAndLeaveNobodyOut() {
        assertThat(paged(null, null)).isEqualTo(sorted(null, null));
        assertThat(paged(Tier.GOLD, null)).isEqualTo(sorted(Tier.GOLD, null));
        assertThat(paged(null, Tier.BRONZE)).isEqualTo(sorted(null, Tier.BRONZE));
        assertThat(paged(Tier.SILVER, Tier.SILVER)).isEmpty();
    }

    private List<Long> paged(@Nullable Tier from, @Nullable Tier to) {
        List<Long> all = new ArrayList<>();
        List<TierColumns.Move> page = columns.movers(RULES.cuts(), from, to, null, 17);
        while (!page.isEmpty()) {
            page.forEach(move -> all.add(move.customer()));
            page = columns.movers(RULES.cuts(), from, to, page.getLast(), 17);
        }
        return all;
    }

    private List<Long> sorted(@Nullable Tier from, @Nullable Tier to) {
        return customers.stream()
                .filter(each -> each.then() != each.tier())
                .filter(each -> (from == null || each.tier() == from) && (to == null || each.then() == to))
                .sorted(Comparator.comparingLong(Customer::revenue)
                        .thenComparingLong(Customer::id)
                        .reversed())
                .map(Customer::id)
                .toList();
    }
}
