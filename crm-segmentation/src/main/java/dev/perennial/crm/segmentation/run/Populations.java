package dev.perennial.crm.segmentation.run;

import dev.perennial.crm.segmentation.forecast.Population;
import dev.perennial.crm.segmentation.tier.TierCuts;
import java.util.Arrays;

/** Turns what customers bought into what the models learn from. */
final class Populations {

    private static final double WEEK = 7;
    private static final double UNIT = Math.pow(10, TierCuts.DECIMALS);

    /** Orders of ordinary size and margin that count beside a customer's own. */
    private static final int ORDINARY_ORDERS = 3;

    private final Purchases of;
    private final int today;
    private final double ordinaryMargin;
    private final double ordinaryRevenue;

    private Populations(Purchases purchases, int today) {
        this.of = purchases;
        this.today = today;
        // exact sums: the order in which customers come makes no difference
        long revenue = Arrays.stream(purchases.revenue).sum();
        long profit = Arrays.stream(purchases.profit).sum();
        long orders = Arrays.stream(purchases.orders).asLongStream().sum();
        this.ordinaryMargin = revenue > 0 ? Math.clamp((double) profit / revenue, -1, 1) : 0;
        this.ordinaryRevenue = orders > 0 ? Math.max(ORDINARY_ORDERS * (double) revenue / orders, 0) : 0;
    }

    static Population of(Purchases purchases, int today) {
        Populations from = new Populations(purchases, today);
        int size = purchases.size();
        int[] repeats = new int[size];
        double[] lastOrder = new double[size];
        double[] age = new double[size];
        double[] meanSpend = new double[size];
        double[] margin = new double[size];
        for (int row = 0; row < size; row++) {
            repeats[row] = purchases.totalOccasions[row] - 1;
            lastOrder[row] = (purchases.lastDay[row] - purchases.firstDay[row]) / WEEK;
            age[row] = (from.today - purchases.firstDay[row]) / WEEK;
            meanSpend[row] = repeats[row] == 0 ? 0 : Math.max(purchases.repeatGross[row] / UNIT / repeats[row], 0);
            margin[row] = from.margin(row);
        }
        return new Population(repeats, lastOrder, age, meanSpend, margin);
    }

    /** A customer's margin of the window, drawn towards that of all the more the less they bought. */
    private double margin(int row) {
        double revenue = of.revenue[row] + ordinaryRevenue;
        return of.revenue[row] <= 0 || revenue <= 0
                ? ordinaryMargin
                : Math.clamp((of.profit[row] + ordinaryRevenue * ordinaryMargin) / revenue, -1, 1);
    }
}
