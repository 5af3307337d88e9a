package dev.perennial.crm.segmentation.forecast;

import dev.perennial.crm.segmentation.model.BgNbd;
import dev.perennial.crm.segmentation.model.GammaGamma;
import dev.perennial.crm.segmentation.model.PurchaseHistory;
import dev.perennial.crm.segmentation.model.ValueTerms;
import java.util.Arrays;
import java.util.List;
import org.hipparchus.random.RandomDataGenerator;

/**
 * What may come of one customer, by playing the coming year many times over: each time with other parameters, as the fit leaves them
 * open, another pace, another moment of leaving and other order values. So the ranges hold both that the parameters are not known
 * and the luck of the single customer. Always the same draws, so the same customer gets the same ranges.
 */
final class Fortune {

    private static final int DRAWS = 2_000;
    private static final long SEED = 20_110_101;

    /** Eight of ten customers end up inside. */
    private static final double BELOW = .1;

    private static final double WEEK = 7;
    private static final double SOON = Forecasts.HORIZON_DAYS / WEEK;
    private static final double YEAR = 365 / WEEK;

    /** Nobody is let order more often: who orders every day orders 365 times. */
    private static final int MOST_ORDERS = 2_000;

    private final RandomDataGenerator random = new RandomDataGenerator(SEED);
    private final PurchaseHistory history;
    private final double meanSpend;
    private final double[] ordersSoon;
    private final double[] orders;
    private final double[] revenue;

    /** A population's models. */
    record Models(Belief purchases, Belief spend) {}

    /**
     * Plays.
     *
     * @param meanSpend mean value of the repeat orders; 0 without any
     * @param models    one or more, each believed as much as the others
     */
    Fortune(PurchaseHistory history, double meanSpend, List<Models> models) {
        this.history = history;
        this.meanSpend = meanSpend;
        this.ordersSoon = new double[DRAWS];
        this.orders = new double[DRAWS];
        this.revenue = new double[DRAWS];
        for (int draw = 0; draw < DRAWS; draw++) {
            Models believed = models.get(draw % models.size());
            double[] purchases = believed.purchases().draw(random);
            double[] spend = believed.spend().draw(random);
            play(
                    draw,
                    new BgNbd(purchases[0], purchases[1], purchases[2], purchases[3]),
                    new GammaGamma(spend[0], spend[1], spend[2]));
        }
    }

    /** Occasions within {@value Forecasts#HORIZON_DAYS} days. */
    Range ordersSoon() {
        return range(ordersSoon);
    }

    /** Occasions within 365 days. */
    Range orders() {
        return range(orders);
    }

    /** Their discounted value, as lifetime value counts it, before cost. */
    Range revenue() {
        return range(revenue);
    }

    /** What comes on average of all draws. */
    double meanOrders() {
        return Arrays.stream(orders).average().orElse(0);
    }

    private void play(int draw, BgNbd model, GammaGamma spend) {
        if (random.nextDouble() >= model.probabilityAlive(history)) {
            return;
        }
        int repeats = history.repeats();
        double pace = random.nextGamma(model.r() + repeats, 1 / (model.alpha() + history.age()));
        double leaving = random.nextBeta(model.a(), model.b() + repeats);
        double scale = 1 / random.nextGamma(spend.p() * repeats + spend.q(), 1 / (spend.gamma() + repeats * meanSpend));
        double week = wait(pace);
        while (week <= YEAR && orders[draw] < MOST_ORDERS) {
            orders[draw]++;
            ordersSoon[draw] += week <= SOON ? 1 : 0;
            int month = Math.max(1, (int) Math.ceil(week / ValueTerms.YEAR.weeksPerMonth()));
            if (month <= ValueTerms.YEAR.months()) {
                revenue[draw] +=
                        random.nextGamma(spend.p(), scale) / Math.pow(1 + ValueTerms.YEAR.monthlyDiscount(), month);
            }
            week += random.nextDouble() < leaving ? Double.POSITIVE_INFINITY : wait(pace);
        }
    }

    private double wait(double pace) {
        // a pace too small for a double is that of somebody who never orders
        return pace > Double.MIN_NORMAL ? random.nextExponential(1 / pace) : Double.POSITIVE_INFINITY;
    }

    private static Range range(double[] drawn) {
        double[] sorted = drawn.clone();
        Arrays.sort(sorted);
        int below = (int) (BELOW * DRAWS);
        return new Range(sorted[below], sorted[DRAWS - 1 - below]);
    }
}
