package dev.perennial.crm.segmentation.model;

/** How well parameters explain data; what {@link Estimation} climbs. Parameters are given as natural logarithms. */
interface Likelihood {

    /**
     * The log-likelihood averaged over the customers.
     *
     * @param parameters logarithms
     * @param gradient receives the derivative for each logarithm
     */
    double average(double[] parameters, double[] gradient);

    /** How many customers the average is over. */
    double customers();

    /** How many groups an evaluation costs. */
    int size();

    /** The same on every {@code stride}-th group. */
    Likelihood thinned(int stride);
}
