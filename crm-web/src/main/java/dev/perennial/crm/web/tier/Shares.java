package dev.perennial.crm.web.tier;

import dev.perennial.crm.segmentation.tier.TierOverview;
import dev.perennial.crm.segmentation.tier.TierOverview.Line;
import java.math.BigDecimal;
import java.math.MathContext;

/** What part of all a tier is. Shares of nothing are 0. */
final class Shares {

    private final long customers;
    private final BigDecimal revenue;

    Shares(TierOverview.Overview overview) {
        this.customers = overview.customers();
        this.revenue = overview.revenue();
    }

    public double ofCustomers(Line line) {
        return customers == 0 ? 0 : (double) line.customers() / customers;
    }

    public double ofRevenue(Line line) {
        return revenue.signum() <= 0
                ? 0
                : line.revenue().divide(revenue, MathContext.DECIMAL64).doubleValue();
    }
}
