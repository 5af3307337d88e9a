package dev.perennial.crm.segmentation.churn;

/** Whether a learned model may be used, and why not. */
public enum Verdict {
    /** It was better than the purchase models in a window it had not seen. */
    ACCEPTED,
    /** Too few customers came again. */
    TOO_FEW_CUSTOMERS,
    /** The past is too short to learn from one part of it and judge by another. */
    TOO_SHORT_A_PAST,
    /** It was no better than the two purchase models together. */
    NO_BETTER,
    /** It was worse than BG/NBD alone. */
    WORSE_THAN_BG_NBD,
    /** It was learned from other facts than are looked at now, by an earlier version of the product: one has to be trained anew. */
    OUTDATED,
    /** The library that grows trees does not work on this machine. */
    NO_LIBRARY
}
