package dev.perennial.crm.segmentation.recommendation;

import java.time.Instant;
import java.time.LocalDate;

/**
 * In what rules were looked for.
 *
 * @param from         first business day of the orders
 * @param to           last business day of the orders
 * @param baskets      number of baskets
 * @param leastBaskets number of baskets that every rule holds in at least
 * @param at           when
 */
public record RuleMining(LocalDate from, LocalDate to, int baskets, int leastBaskets, Instant at) {}
