package dev.perennial.crm.segmentation.churn;

/**
 * What the learner knows of a customer. {@link FeatureTable} says how each is computed; a gap that cannot be known without a
 * repeat is missing, not 0.
 */
public enum Feature {
    /** Weeks since the last occasion. */
    RECENCY,
    /** Occasions after the first. */
    FREQUENCY,
    /** Weeks since the first occasion. */
    AGE,
    /** ln(1 + mean value of an occasion in the reporting currency). */
    VALUE,
    /** Occasions of the last 4 weeks. */
    IN_4_WEEKS,
    /** Occasions of the last 8 weeks. */
    IN_8_WEEKS,
    /** Occasions of the last 13 weeks. */
    IN_13_WEEKS,
    /** Occasions of the last 26 weeks. */
    IN_26_WEEKS,
    /** Mean weeks between occasions. */
    MEAN_GAP,
    /** Weeks between the last two occasions. */
    LAST_GAP,
    /** Weeks since the last occasion over the mean gap. */
    OVERDUE,
    /** The horizon over the mean gap: orders to come at the customer's own pace. */
    OWN_PACE,
    /** Log-odds of no order within the horizon, by BG/NBD. */
    BG_NBD,
    /** The same by Pareto/NBD. */
    PARETO_NBD,
    /** Log-odds of not having left for good, by Pareto/NBD. */
    ALIVE,
    /** Interactions of the last 26 weeks. */
    INTERACTIONS,
    /** Complaints of the last 26 weeks. */
    COMPLAINTS,
    /** Praise of the last 26 weeks. */
    PRAISE;

    /** How many there are. */
    static final int COUNT = values().length;
}
