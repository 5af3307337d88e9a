package dev.perennial.crm.segmentation.tier;

import dev.perennial.crm.customer.Tier;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A customer who would change tier.
 *
 * @param customerId  key of the customer
 * @param owner       display name of the owner; null in the unassigned pool
 * @param revenue     net revenue of twelve months
 * @param orders      completed orders of those months
 * @param recencyDays days since the last occasion
 */
public record TierMover(
        long customerId,
        String customerNo,
        String name,
        @Nullable String owner,
        Tier fromTier,
        Tier toTier,
        BigDecimal revenue,
        int orders,
        int recencyDays) {}
