package dev.perennial.crm.app.generate;

import java.util.function.IntConsumer;
import java.util.random.RandomGenerator;

/**
 * How customers come, buy and leave: BG/NBD (Fader, Hardie and Lee, 2005) for when, gamma-gamma (Fader and Hardie, 2013) for
 * how much. Each came on some day of {@link #YEARS} years, buys at a rate of their own and may leave after every order.
 *
 * <p>Rates are gamma-distributed of shape {@value #R}, the chance to leave after an order is beta-distributed with
 * {@value #A} and {@value #B}; the scale of the rates is fitted to the number of orders asked for.
 */
final class Population {

    static final int YEARS = 3;

    /** Days of history. */
    static final int DAYS = YEARS * 365;

    static final double FEWEST_ORDERS = 1.1;
    static final double MOST_ORDERS = 60;

    private static final double R = 0.8;
    private static final double A = 0.6;
    private static final double B = 9;

    private static final double P = 6.25;
    private static final double Q = 3.74;
    private static final double SPEND_SCALE = 154.4;

    private static final int SAMPLE = 20_000;
    private static final int STEPS = 40;
    private static final long DAYS_OF = 1;
    private static final long SPEND_OF = 2;

    private final long seed;
    private final double alpha;

    private Population(long seed, double alpha) {
        this.seed = seed;
        this.alpha = alpha;
    }

    /** The population whose members have so many orders on average. The more days a rate is spread over, the fewer. */
    static Population of(long seed, double ordersPerCustomer) {
        double most = 10 * DAYS;
        double least = .01;
        for (int step = 0; step < STEPS; step++) {
            double middle = Math.sqrt(most * least);
            if (new Population(seed, middle).meanOrders() < ordersPerCustomer) {
                most = middle;
            } else {
                least = middle;
            }
        }
        return new Population(seed, most);
    }

    /**
     * Tells the days of a customer's orders, in order.
     *
     * @param customer which customer, from 0
     * @param day      takes days from 0 to {@link #DAYS} - 1
     */
    void orderDays(int customer, IntConsumer day) {
        RandomGenerator random = Draw.of(seed, DAYS_OF, customer);
        double time = random.nextDouble() * DAYS;
        double rate = Draw.gamma(random, R) / alpha;
        double leaving = Draw.beta(random, A, B);
        while (time < DAYS) {
            day.accept((int) time);
            if (random.nextDouble() < leaving) {
                return;
            }
            time += random.nextExponential() / rate;
        }
    }

    /** What scales the values of a customer's orders; their mean is {@link #P} times as much. */
    double spendScale(int customer) {
        return SPEND_SCALE / Draw.gamma(Draw.of(seed, SPEND_OF, customer), Q);
    }

    /** The value of an order in the reporting currency, for a customer of that scale. */
    static double value(RandomGenerator random, double spendScale) {
        return Draw.gamma(random, P) * spendScale;
    }

    private double meanOrders() {
        long[] orders = new long[1];
        for (int customer = 0; customer < SAMPLE; customer++) {
            orderDays(customer, day -> orders[0]++);
        }
        return (double) orders[0] / SAMPLE;
    }
}
