package dev.perennial.crm.segmentation.tier;

import dev.perennial.crm.customer.Tier;

/** The rules of a policy as primitive thresholds, the highest tier first; a condition not asked for always holds. */
public final class TierCuts {

    /** Decimals of an amount given as a whole number: amounts are in ten-thousandths of the reporting currency. */
    public static final int DECIMALS = 4;

    private static final Tier[] ALL = Tier.values();

    private final long[] minRevenue;
    private final int[] minOrders;
    private final int[] maxRecencyDays;

    TierCuts(long[] minRevenue, int[] minOrders, int[] maxRecencyDays) {
        this.minRevenue = minRevenue;
        this.minOrders = minOrders;
        this.maxRecencyDays = maxRecencyDays;
    }

    /**
     * The tier of a customer.
     *
     * @param revenue     net revenue of the last twelve months in ten-thousandths
     * @param orders      completed orders of the last twelve months
     * @param recencyDays days since the last purchase occasion
     */
    public Tier tierOf(long revenue, int orders, int recencyDays) {
        for (int i = 0; i < minRevenue.length; i++) {
            if (revenue >= minRevenue[i] && orders >= minOrders[i] && recencyDays <= maxRecencyDays[i]) {
                return ALL[i];
            }
        }
        return Tier.STANDARD;
    }
}
