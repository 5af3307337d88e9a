package dev.perennial.crm.segmentation.lifecycle;

/**
 * The rules of the lifecycle stage that need no model.
 *
 * @param newDays        a customer is new up to this many days after the first occasion
 * @param lostDays       and lost when silent for this many days
 * @param dormantOverdue dormant when overdue by more than this many expected gaps
 * @param overdue        declining when overdue by more than this many expected gaps
 * @param decline        declining when the trend lies below this share (negative)
 * @param growth         growing when the trend lies above this share
 */
public record StageRules(
        int newDays, int lostDays, double dormantOverdue, double overdue, double decline, double growth) {

    public static final StageRules DEFAULT = new StageRules(60, 730, 3, 1.5, -0.25, 0.25);

    /**
     * The stage of a customer with at least one occasion: the first rule that holds.
     *
     * @param daysSinceFirst days since the first occasion
     * @param daysSinceLast  days since the last occasion
     * @param overdueRatio   days since the last occasion over the expected gap; NaN when unknown
     * @param trend          recent spending against before; NaN when unknown
     */
    public Stage stageOf(int daysSinceFirst, int daysSinceLast, double overdueRatio, double trend) {
        if (daysSinceFirst <= newDays) {
            return Stage.NEW;
        }
        if (daysSinceLast >= lostDays) {
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
