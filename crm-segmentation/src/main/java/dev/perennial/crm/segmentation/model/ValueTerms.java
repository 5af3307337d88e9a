package dev.perennial.crm.segmentation.model;

import java.util.stream.IntStream;

/**
 * Over what time customer lifetime value is counted, and how much less a later order is worth. An order of month m counts
 * 1/(1 + discount)^m, as in lifetimes' {@code customer_lifetime_value}.
 *
 * @param months how many; 1 or more
 * @param weeksPerMonth above 0
 * @param monthlyDiscount a share, 0.01 for 1 % a month; 0 or more
 */
public record ValueTerms(int months, double weeksPerMonth, double monthlyDiscount) {

    /** 12 months of 4.345 weeks at 1 % a month. */
    public static final ValueTerms YEAR = new ValueTerms(12, 4.345, 0.01);

    public ValueTerms {
        if (months < 1
                || !(weeksPerMonth > 0 && weeksPerMonth < Double.POSITIVE_INFINITY)
                || !(monthlyDiscount >= 0 && monthlyDiscount < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("months and weeksPerMonth must be above 0, monthlyDiscount 0 or more: "
                    + months + ", " + weeksPerMonth + ", " + monthlyDiscount);
        }
    }

    /** The ends of the months, in weeks from the day of scoring. */
    double[] monthEnds() {
        return IntStream.rangeClosed(1, months)
                .mapToDouble(m -> weeksPerMonth * m)
                .toArray();
    }

    /** The discounted orders of each month, from the orders up to each month's end. */
    double[] discounted(double[] ordersUpTo) {
        double[] discounted = new double[months];
        double before = 0;
        double worth = 1;
        for (int month = 0; month < months; month++) {
            worth /= 1 + monthlyDiscount;
            discounted[month] = Math.max(0, ordersUpTo[month] - before) * worth;
            before = ordersUpTo[month];
        }
        return discounted;
    }

    /** The discounted orders of all months. */
    double discountedTotal(double[] ordersUpTo) {
        double total = 0;
        for (double orders : discounted(ordersUpTo)) {
            total += orders;
        }
        return total;
    }
}
