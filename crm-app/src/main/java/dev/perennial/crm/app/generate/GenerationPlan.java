package dev.perennial.crm.app.generate;

import java.time.LocalDate;

/**
 * What is to be made up. The same plan makes the same customers and orders in the same, empty database.
 *
 * @param customers         how many customers
 * @param ordersPerCustomer how many orders they have on average over {@link Population#YEARS} years, returns included
 * @param seed              picks one of many businesses of this size
 * @param until             the last business day with orders
 * @param beside            whether they may join customers who are there already
 */
public record GenerationPlan(int customers, double ordersPerCustomer, long seed, LocalDate until, boolean beside) {

    /** Keys of customers are packed into 32 bits, and an array of orders has an end. */
    private static final long MOST_ORDERS = 400_000_000L;

    public GenerationPlan {
        if (customers < 1) {
            throw new IllegalArgumentException("At least one customer is needed, not " + customers);
        }
        if (!(ordersPerCustomer >= Population.FEWEST_ORDERS && ordersPerCustomer <= Population.MOST_ORDERS)) {
            throw new IllegalArgumentException("Orders a customer must be from %s to %s on average, not %s"
                    .formatted(Population.FEWEST_ORDERS, Population.MOST_ORDERS, ordersPerCustomer));
        }
        if (customers * ordersPerCustomer > MOST_ORDERS) {
            throw new IllegalArgumentException("At most %,d orders can be made up at once".formatted(MOST_ORDERS));
        }
    }
}
