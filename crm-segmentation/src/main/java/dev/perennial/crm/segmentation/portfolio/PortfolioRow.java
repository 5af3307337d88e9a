package dev.perennial.crm.segmentation.portfolio;

import dev.perennial.crm.customer.CustomerType;
import dev.perennial.crm.customer.Tier;
import dev.perennial.crm.segmentation.forecast.RiskBand;
import dev.perennial.crm.segmentation.lifecycle.Stage;
import dev.perennial.crm.segmentation.rfm.Segment;
import dev.perennial.crm.segmentation.rhythm.RhythmBand;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A customer in a list. Without a score, everything from {@code tier} on is unknown, and the stage is potential.
 *
 * @param owner        user name of the owner
 * @param ownerName    the owner's name as shown
 * @param recencyDays  days from the last purchase to the run's day
 * @param orders       orders in the run's window
 * @param revenue      net revenue in the run's window, in the reporting currency
 * @param gapMean      days usually between two purchases
 * @param gapSpread    how much that varies, in days
 * @param overdueRatio days since the last purchase over the usual gap
 * @param trend        change of the last 90 days against the usual; -0.25 is a quarter less
 * @param clv          discounted profit expected of the next 12 months; null with too few data, like the rest
 * @param churnRisk    chance of no purchase in the next 90 days, 0 to 1
 * @param riskBand     the same in a word
 * @param valueAtRisk  the one times the other
 * @param knownFacts       which facts are known of them, a bit for each; known of customers without a score too
 * @param factsConfirmedAt when a person last wrote or confirmed them; null when nobody has. Known without a score too
 */
public record PortfolioRow(
        long id,
        String customerNo,
        String name,
        CustomerType type,
        @Nullable String region,
        @Nullable String owner,
        @Nullable String ownerName,
        @Nullable Tier tier,
        @Nullable Segment segment,
        Stage stage,
        @Nullable LocalDate lastDay,
        @Nullable Integer recencyDays,
        @Nullable Integer orders,
        @Nullable BigDecimal revenue,
        @Nullable Double gapMean,
        @Nullable Double gapSpread,
        @Nullable Double overdueRatio,
        @Nullable Double trend,
        @Nullable BigDecimal clv,
        @Nullable Double churnRisk,
        @Nullable RiskBand riskBand,
        @Nullable BigDecimal valueAtRisk,
        int knownFacts,
        @Nullable Instant factsConfirmedAt) {

    /** How late they are against their own rhythm. */
    public RhythmBand rhythm() {
        return RhythmBand.of(overdueRatio);
    }
}
