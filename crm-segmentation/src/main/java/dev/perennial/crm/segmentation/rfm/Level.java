package dev.perennial.crm.segmentation.rfm;

/** A score from 1 to 5 in one of three words: of value by the M score, of frequency by the F score. */
public enum Level {
    HIGH,
    MID,
    LOW;

    /** High for a score of 4 or 5, mid for 3, low for 1 or 2. */
    public static Level of(int score) {
        if (score >= 4) {
            return HIGH;
        }
        return score == 3 ? MID : LOW;
    }
}
