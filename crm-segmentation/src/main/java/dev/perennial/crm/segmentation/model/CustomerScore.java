package dev.perennial.crm.segmentation.model;

/**
 * What the models say of one customer.
 *
 * @param probabilityAlive P(alive), 0 to 1
 * @param expectedOrders E[X(h)], 0 or more
 * @param probabilityOfOrder P(X(h) ≥ 1), 0 to 1; 1 less this is the risk of churn
 * @param expectedSpend E[M], the mean value of a coming order, money
 * @param revenue customer lifetime value before cost, money
 * @param lifetimeValue customer lifetime value, {@code revenue} times the margin, money
 */
public record CustomerScore(
        double probabilityAlive,
        double expectedOrders,
        double probabilityOfOrder,
        double expectedSpend,
        double revenue,
        double lifetimeValue) {}
