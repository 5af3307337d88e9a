package dev.perennial.crm.segmentation.rfm;

/** How often a customer buys within a year. */
public enum BuyerType {
    /** At most one purchase occasion in the year. */
    ONE_TIME,
    /** Two to four. */
    OCCASIONAL,
    /** Five or more. */
    FREQUENT;

    public static BuyerType of(int occasionsInYear) {
        if (occasionsInYear >= 5) {
            return FREQUENT;
        }
        return occasionsInYear >= 2 ? OCCASIONAL : ONE_TIME;
    }
}
