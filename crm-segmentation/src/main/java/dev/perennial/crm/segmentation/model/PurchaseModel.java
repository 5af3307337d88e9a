package dev.perennial.crm.segmentation.model;

/**
 * A model of customers who order at rates of their own until, unseen, they leave for good. Horizons and ages are in
 * weeks, 0 or more and finite; anything else is an {@link IllegalArgumentException}.
 */
public sealed interface PurchaseModel permits BgNbd, MbgNbd, ParetoNbd {

    /**
     * P(alive): the probability that a customer has not left by the day of scoring.
     *
     * @return 0 to 1; 0 where it is too small for a double
     */
    double probabilityAlive(PurchaseHistory history);

    /**
     * The orders to expect of a customer who has not left by the day of scoring. With {@link #probabilityAlive} it makes
     * up {@link #expectedOrders}.
     *
     * @param repeats x, 0 or more
     * @param age T, weeks since the first occasion; 0 or more
     * @param horizons weeks ahead
     * @return one value for each horizon
     */
    double[] ordersWhileAlive(int repeats, double age, double... horizons);

    /**
     * The probability that a customer who has not left by the day of scoring orders within {@code horizon} weeks of it.
     * With {@link #probabilityAlive} it makes up {@link #probabilityOfOrder}.
     *
     * @param repeats x, 0 or more
     * @param age T, weeks since the first occasion; 0 or more
     */
    double probabilityOfOrderWhileAlive(int repeats, double age, double horizon);

    /** P(X(t) = n): the probability that a new customer repeats {@code count} times within {@code weeks}. */
    double probabilityOfRepeats(int count, double weeks);

    /**
     * The log-likelihood of one history, as the paper has it, without the terms that no parameter enters. The same units
     * as {@link ModelFit.Converged#logLikelihood}; comparable between models on the same histories.
     */
    double logLikelihood(PurchaseHistory history);

    /** The parameters in the paper's order. */
    double[] parameters();

    /** E[X(h)]: the orders to expect within {@code horizon} weeks of the day of scoring; 0 or more. */
    default double expectedOrders(PurchaseHistory history, double horizon) {
        return probabilityAlive(history) * ordersWhileAlive(history.repeats(), history.age(), horizon)[0];
    }

    /** P(X(h) ≥ 1): the probability of one order or more within {@code horizon} weeks of the day of scoring. */
    default double probabilityOfOrder(PurchaseHistory history, double horizon) {
        return probabilityAlive(history) * probabilityOfOrderWhileAlive(history.repeats(), history.age(), horizon);
    }

    /** E[X(t)]: the repeat orders to expect of a new customer within {@code weeks}. */
    default double expectedRepeatsOfNewCustomer(double weeks) {
        return expectedOrders(PurchaseHistory.NEW, weeks);
    }

    /** The probability that a new customer repeats within {@code weeks}. */
    default double probabilityOfRepeatByNewCustomer(double weeks) {
        return probabilityOfOrder(PurchaseHistory.NEW, weeks);
    }

    /** @throws IllegalArgumentException unless 0 or more and finite */
    static double requireHorizon(double weeks) {
        if (!(weeks >= 0 && weeks < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("weeks must be finite and 0 or more: " + weeks);
        }
        return weeks;
    }

    /** @throws IllegalArgumentException unless every one is above 0 and finite */
    static void requireParameters(double... parameters) {
        for (double parameter : parameters) {
            if (!(parameter > 0 && parameter < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException("a parameter must be finite and above 0: " + parameter);
            }
        }
    }
}
