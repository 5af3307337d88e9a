package dev.perennial.crm.segmentation.portfolio;

import dev.perennial.crm.shared.Page;
import org.jspecify.annotations.Nullable;

/**
 * A page of a list of customers.
 *
 * @param run  the run its figures are of; null before the first one
 * @param page the customers, and where the list goes on
 */
public record PortfolioPage(@Nullable ShownRun run, Page<PortfolioRow> page) {}
