package dev.perennial.crm.segmentation.model;

/**
 * What the models say of many customers, as columns in the order the customers were given.
 *
 * @param probabilityAlive see {@link CustomerScore}, and so on
 */
public record CustomerScores(
        double[] probabilityAlive,
        double[] expectedOrders,
        double[] probabilityOfOrder,
        double[] expectedSpend,
        double[] revenue,
        double[] lifetimeValue) {

    CustomerScores(int customers) {
        this(
                new double[customers],
                new double[customers],
                new double[customers],
                new double[customers],
                new double[customers],
                new double[customers]);
    }

    /** The scores of one customer. */
    public CustomerScore at(int index) {
        return new CustomerScore(
                probabilityAlive[index],
                expectedOrders[index],
                probabilityOfOrder[index],
                expectedSpend[index],
                revenue[index],
                lifetimeValue[index]);
    }

    void set(int index, CustomerScore score) {
        probabilityAlive[index] = score.probabilityAlive();
        expectedOrders[index] = score.expectedOrders();
        probabilityOfOrder[index] = score.probabilityOfOrder();
        expectedSpend[index] = score.expectedSpend();
        revenue[index] = score.revenue();
        lifetimeValue[index] = score.lifetimeValue();
    }
}
