package dev.perennial.crm.segmentation.run;

/** Whether what a score run saw of its day and what is on record of that day are the same. */
public enum SameData {
    /** They are, as far as both looked: scoring the day by the same policy and the same learned model gives the same numbers. */
    SAME,
    /** Something up to that day was written, corrected or taken away since. */
    CHANGED,
    /** One of them left no fingerprint that the other can be held against. */
    UNKNOWN;

    static SameData of(boolean same) {
        return same ? SAME : CHANGED;
    }
}
