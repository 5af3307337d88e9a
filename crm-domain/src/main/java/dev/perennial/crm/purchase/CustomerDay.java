package dev.perennial.crm.purchase;

import java.time.LocalDate;

/**
 * One day of one customer, the unit in which purchases are kept.
 *
 * @param customerId key of the customer
 * @param day        the business day
 */
public record CustomerDay(long customerId, LocalDate day) {}
