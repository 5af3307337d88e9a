package dev.perennial.crm.web.customer;

import dev.perennial.crm.segmentation.forecast.RiskBands;
import dev.perennial.crm.segmentation.portfolio.Profile;
import dev.perennial.crm.segmentation.portfolio.Scorecard;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * What the profile shows of the scores beyond the bare numbers.
 *
 * @param yearChange change of the revenue against the twelve months before; null without revenue then
 * @param quietDays  days since the last purchase known, as of today; null when there was none
 * @param strip      the rhythm as a drawing; null where no rhythm is known
 * @param line       churn risk from run to run as a drawing; null where fewer than two runs know it
 * @param againOf100 how many of 100 customers like this one buy within the horizon; null where it is not known
 */
record Figures(
        @Nullable BigDecimal yearChange,
        @Nullable Long quietDays,
        @Nullable RhythmStrip strip,
        @Nullable RiskLine line,
        @Nullable Long againOf100) {

    static Figures of(Profile profile, RiskBands bands, LocalDate today) {
        LocalDate last = profile.lastOrder();
        Scorecard score = profile.score();
        return new Figures(
                yearChange(score, profile.yearBefore()),
                last == null ? null : ChronoUnit.DAYS.between(last, today),
                score == null || last == null || score.gapMean() == null
                        ? null
                        : RhythmStrip.of(profile.recentDays(), last, score, today),
                RiskLine.of(profile.history(), bands),
                score == null || score.churnRisk() == null ? null : 100 - Math.round(100 * score.churnRisk()));
    }

    private static @Nullable BigDecimal yearChange(@Nullable Scorecard score, @Nullable BigDecimal before) {
        if (score == null || before == null || before.signum() <= 0) {
            return null;
        }
        return score.revenue().subtract(before).divide(before, 4, RoundingMode.HALF_UP);
    }
}
