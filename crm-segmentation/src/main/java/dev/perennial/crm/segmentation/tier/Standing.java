package dev.perennial.crm.segmentation.tier;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * The figures of a customer that a tier is decided by.
 *
 * @param revenue     net revenue of the twelve months up to {@code asOf}, in the reporting currency
 * @param orders      completed orders of those months
 * @param recencyDays days from the last purchase occasion to {@code asOf}
 * @param asOf        the business day of the score run
 */
public record Standing(BigDecimal revenue, int orders, int recencyDays, LocalDate asOf) {}
