package dev.perennial.crm.web.customer;

import dev.perennial.crm.customer.Tier;
import dev.perennial.crm.profile.ProfileRules;
import dev.perennial.crm.segmentation.forecast.RiskBand;
import dev.perennial.crm.segmentation.lifecycle.Stage;
import dev.perennial.crm.segmentation.portfolio.PortfolioRow;
import dev.perennial.crm.segmentation.rfm.Segment;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A customer in a list, as programs read it.
 *
 * @param completeness     how much is known of what is wanted to be known, in percent
 * @param factsConfirmedAt when a person last wrote or confirmed the facts; absent when nobody has
 */
record CustomerItem(
        String customerNo,
        String name,
        @Nullable String owner,
        @Nullable Tier tier,
        @Nullable Integer stars,
        @Nullable Segment segment,
        Stage stage,
        @Nullable Integer recencyDays,
        @Nullable Integer orders,
        @Nullable BigDecimal revenue,
        @Nullable BigDecimal clv,
        @Nullable Double churnRisk,
        @Nullable RiskBand riskBand,
        @Nullable BigDecimal valueAtRisk,
        int completeness,
        @Nullable Instant factsConfirmedAt) {

    static CustomerItem of(PortfolioRow row, ProfileRules rules) {
        Tier tier = row.tier();
        return new CustomerItem(
                row.customerNo(),
                row.name(),
                row.owner(),
                tier,
                tier == null ? null : tier.stars(),
                row.segment(),
                row.stage(),
                row.recencyDays(),
                row.orders(),
                row.revenue(),
                row.clv(),
                row.churnRisk(),
                row.riskBand(),
                row.valueAtRisk(),
                rules.share(row.knownFacts()),
                row.factsConfirmedAt());
    }
}
