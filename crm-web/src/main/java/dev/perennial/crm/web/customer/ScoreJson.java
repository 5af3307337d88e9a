package dev.perennial.crm.web.customer;

import dev.perennial.crm.customer.Tier;
import dev.perennial.crm.segmentation.forecast.RiskBand;
import dev.perennial.crm.segmentation.lifecycle.Stage;
import dev.perennial.crm.segmentation.portfolio.Scorecard;
import dev.perennial.crm.segmentation.rfm.Segment;
import dev.perennial.crm.segmentation.rfm.ValueClass;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The score of a customer, as programs read it: what the product computes, and nothing else. */
record ScoreJson(
        LocalDate asOf,
        int recencyDays,
        int orders,
        BigDecimal revenue,
        BigDecimal profit,
        int r,
        int f,
        int m,
        Segment segment,
        ValueClass valueClass,
        Stage stage,
        Tier tier,
        int stars,
        String abc,
        @Nullable Double pAlive,
        @Nullable Double expectedOrders90,
        @Nullable Double expectedOrders365,
        @Nullable BigDecimal clv,
        @Nullable Double churnRisk,
        @Nullable RiskBand riskBand,
        @Nullable BigDecimal valueAtRisk,
        @Nullable RiskBand valueBand,
        @Nullable RangesJson ranges,
        List<ReasonJson> reasons) {

    static ScoreJson of(Scorecard score, @Nullable RangesJson ranges, List<ReasonJson> reasons) {
        return new ScoreJson(
                score.asOf(),
                score.recencyDays(),
                score.orders(),
                score.revenue(),
                score.profit(),
                score.r(),
                score.f(),
                score.m(),
                score.segment(),
                score.valueClass(),
                score.stage(),
                score.tier(),
                score.tier().stars(),
                score.abc(),
                score.pAlive(),
                score.expectedOrders90(),
                score.expectedOrders365(),
                score.clv(),
                score.churnRisk(),
                score.riskBand(),
                score.valueAtRisk(),
                score.valueBand(),
                ranges,
                reasons);
    }
}
