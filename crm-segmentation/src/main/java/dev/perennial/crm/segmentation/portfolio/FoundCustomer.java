package dev.perennial.crm.segmentation.portfolio;

import org.jspecify.annotations.Nullable;

/** A customer found by what was typed; {@code ownerName} is null in the unassigned pool. */
public record FoundCustomer(
        String customerNo, String name, @Nullable String ownerName) {}
