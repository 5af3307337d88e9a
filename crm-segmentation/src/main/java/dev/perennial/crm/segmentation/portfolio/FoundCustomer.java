package dev.perennial.crm.segmentation.portfolio;

import org.jspecify.annotations.Nullable;

/**
 * A customer found by what was typed.
 *
 * @param ownerName null in the unassigned pool
 * @param person    whoever acts for the customer and is found by it too; null when it is the customer alone
 */
public record FoundCustomer(
        String customerNo,
        String name,
        @Nullable String ownerName,
        @Nullable String person) {}
