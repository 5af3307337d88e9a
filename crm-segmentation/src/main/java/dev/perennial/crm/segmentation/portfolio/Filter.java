package dev.perennial.crm.segmentation.portfolio;

import dev.perennial.crm.customer.CustomerType;
import dev.perennial.crm.customer.Tier;
import dev.perennial.crm.segmentation.forecast.RiskBand;
import dev.perennial.crm.segmentation.lifecycle.Stage;
import dev.perennial.crm.segmentation.rfm.Segment;
import dev.perennial.crm.segmentation.rfm.ValueClass;
import dev.perennial.crm.segmentation.rhythm.RhythmBand;
import java.time.YearMonth;
import lombok.With;
import org.jspecify.annotations.Nullable;

/**
 * Which customers a list is about; every part that is not null narrows it.
 *
 * @param q          piece of a name, a customer number or its beginning, a phone number or its last four digits, or a mail
 * @param owner      user name of the owner; {@value #NO_OWNER} for the unassigned pool
 * @param team       key of the owner's team; teams below it do not count
 * @param stage      {@link Stage#POTENTIAL} for customers without a score
 * @param facts      what is known of them beyond what every list shows
 * @param firstBought month of the first purchase
 * @param foretold   true for those only of whom the run foretells whether they leave
 * @param risk       how likely they are to buy no more within the horizon
 * @param atRisk     how much of their value that puts at risk
 * @param rhythm     how far their silence has gone beyond their own rhythm
 */
@With
public record Filter(
        @Nullable String q,
        @Nullable Tier tier,
        @Nullable Segment segment,
        @Nullable ValueClass valueClass,
        @Nullable Stage stage,
        @Nullable RhythmBand rhythm,
        @Nullable RiskBand risk,
        @Nullable RiskBand atRisk,
        @Nullable Boolean foretold,
        @Nullable YearMonth firstBought,
        @Nullable String owner,
        @Nullable Long team,
        @Nullable String region,
        @Nullable String tag,
        @Nullable CustomerType type,
        FactFilter facts) {

    /** Stands for "nobody" where an owner is asked for. */
    public static final String NO_OWNER = "none";

    /** Everybody. */
    public static final Filter ALL = new Filter(
            null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, FactFilter.NONE);

    /** Whether only customers of the score run can match. */
    boolean needsScore() {
        return tier != null
                || segment != null
                || valueClass != null
                || rhythm != null
                || risk != null
                || atRisk != null
                || foretold != null
                || firstBought != null
                || (stage != null && stage != Stage.POTENTIAL);
    }

    /** Whether only customers without a score can match. */
    boolean needsNoScore() {
        return stage == Stage.POTENTIAL;
    }
}
