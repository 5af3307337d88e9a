package dev.perennial.crm.segmentation.pool;

import dev.perennial.crm.customer.Tier;
import dev.perennial.crm.shared.InvalidInput;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What holds for taking customers from the pool and for their way back.
 *
 * @param mostCustomers most customers one person may hold and still claim; null for any number
 * @param mostPerTier   the same for the customers of a tier; a tier that is missing has no limit
 * @param returning     whether silent customers go back by themselves
 * @param silentDays    days without a word from the owner, by tier; customers of a missing tier stay
 */
public record PoolRules(
        @Nullable Integer mostCustomers,
        Map<Tier, Integer> mostPerTier,
        boolean returning,
        Map<Tier, Integer> silentDays) {

    /** Fewest days of silence that may lose somebody a customer. */
    public static final int SHORTEST_SILENCE = 14;

    private static final int LARGEST = 1_000_000;

    public PoolRules {
        mostPerTier = Map.copyOf(mostPerTier);
        silentDays = Map.copyOf(silentDays);
        check("mostCustomers", mostCustomers, 1);
        mostPerTier.forEach((tier, most) -> check("mostPerTier[" + tier + "]", most, 1));
        silentDays.forEach((tier, days) -> check("silentDays[" + tier + "]", days, SHORTEST_SILENCE));
    }

    private static void check(String field, @Nullable Integer value, int least) {
        if (value != null && (value < least || value > LARGEST)) {
            throw InvalidInput.of(field, "pool.error.number", least, LARGEST);
        }
    }
}
