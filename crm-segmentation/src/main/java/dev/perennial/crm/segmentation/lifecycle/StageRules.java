package dev.perennial.crm.segmentation.lifecycle;

/**
 * The rules of the lifecycle stage.
 *
 * @param newDays        a customer is new up to this many days after the first occasion
 * @param lostDays       and lost, where no model foretells anything, when silent for this many days
 * @param lostSilence    or else when more likely than this to be silent for a year
 * @param dormantOverdue dormant when overdue by more than this many expected gaps
 * @param overdue        declining when overdue by more than this many expected gaps
 * @param decline        declining when the trend lies below this share (negative)
 * @param growth         growing when the trend lies above this share
 */
public record StageRules(
        int newDays,
        int lostDays,
        double lostSilence,
        double dormantOverdue,
        double overdue,
        double decline,
        double growth) {

    public static final StageRules DEFAULT = new StageRules(60, 730, 0.9, 3, 1.5, -0.25, 0.25);

    /**
     * The stage of a customer with at least one occasion: the first rule that holds.
     *
     * @param daysSinceFirst days since the first occasion
     * @param daysSinceLast  days since the last occasion
     * @param overdueRatio   days since the last occasion over the expected gap; NaN when unknown
     * @param trend          recent spending against before; NaN when unknown
     * @param silentYear     probability of no order within a year; NaN without a model
     */
    public Stage stageOf(int daysSinceFirst, int daysSinceLast, double overdueRatio, double trend, double silentYear) {
        if (daysSinceFirst <= newDays) {
            return Stage.NEW;
        }
        if (Double.isNaN(silentYear) ? daysSinceLast >= lostDays : silentYear > lostSilence) {
            return Stage.LOST;
        }
        if (overdueRatio > dormantOverdue) {
            return Stage.DORMANT;
        }
        if (trend < decline || overdueRatio > overdue) {
            return Stage.DECLINING;
        }
        return trend > growth ? Stage.GROWING : Stage.STABLE;
    }
}
