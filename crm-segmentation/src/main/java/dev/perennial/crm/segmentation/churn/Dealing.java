package dev.perennial.crm.segmentation.churn;

/** What passes between a customer and us besides orders. The database names the same in the view {@code dealing}. */
public enum Dealing {
    /** A call, visit or message, either way; notes are none. */
    INTERACTION,
    /** Feedback that complains. */
    COMPLAINT,
    /** Feedback that praises. */
    PRAISE;

    /** How many days counts of them reach back, the day itself included. */
    public static final int DAYS = 182;

    /** How many kinds there are. */
    public static final int COUNT = values().length;
}
