package dev.perennial.crm.segmentation.portfolio;

import dev.perennial.crm.customer.Tier;
import dev.perennial.crm.segmentation.forecast.RiskBand;
import dev.perennial.crm.segmentation.lifecycle.Stage;
import dev.perennial.crm.segmentation.rfm.Segment;
import dev.perennial.crm.segmentation.rfm.ValueClass;
import dev.perennial.crm.segmentation.rhythm.RhythmBand;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Everything one score run says of one customer.
 *
 * @param runId         the run
 * @param asOf          the last business day it knows of
 * @param policyVersion the tier policy it graded by
 * @param recencyDays   days from the last purchase to {@code asOf}
 * @param occasions     days with a purchase in the run's window
 * @param orders        orders in the run's window
 * @param revenue       net revenue in the window, in the reporting currency
 * @param profit        net profit in the window
 * @param totalRevenue  net revenue of all time
 * @param r             recency score from 1 to 5, 5 the best; so are {@code f} and {@code m}
 * @param gapMean       days usually between two purchases
 * @param gapSpread     how much that varies, in days
 * @param overdueRatio  days since the last purchase over the usual gap
 * @param trend         change of the last 90 days against the usual; -0.25 is a quarter less
 * @param pAlive        chance of not having left for good, 0 to 1; null with too few data, like the rest
 * @param expectedOrders90  mean number of days with a purchase in the 90 days after {@code asOf}
 * @param expectedOrders365 the same in 365 days
 * @param clv           discounted profit of the 12 months after {@code asOf}, in the reporting currency
 * @param churnRisk     chance of no purchase in the 90 days after {@code asOf}, 0 to 1
 * @param riskBand    {@code churnRisk} in a word
 * @param valueAtRisk {@code clv} times {@code churnRisk}
 * @param valueBand   {@code valueAtRisk} in a word
 */
public record Scorecard(
        long runId,
        LocalDate asOf,
        int policyVersion,
        LocalDate firstDay,
        LocalDate lastDay,
        int recencyDays,
        int occasions,
        int orders,
        BigDecimal revenue,
        BigDecimal profit,
        BigDecimal totalRevenue,
        int r,
        int f,
        int m,
        Segment segment,
        ValueClass valueClass,
        String abc,
        Stage stage,
        Tier tier,
        @Nullable Double gapMean,
        @Nullable Double gapSpread,
        @Nullable Double overdueRatio,
        @Nullable Double trend,
        @Nullable Double pAlive,
        @Nullable Double expectedOrders90,
        @Nullable Double expectedOrders365,
        @Nullable BigDecimal clv,
        @Nullable Double churnRisk,
        @Nullable RiskBand riskBand,
        @Nullable BigDecimal valueAtRisk,
        @Nullable RiskBand valueBand) {

    /** How late they are against their own rhythm. */
    public RhythmBand rhythm() {
        return RhythmBand.of(overdueRatio);
    }
}
