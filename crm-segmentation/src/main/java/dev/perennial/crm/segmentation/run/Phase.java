package dev.perennial.crm.segmentation.run;

/** What a score run does, one after the other. */
public enum Phase {
    /** Adds up what each customer bought. */
    READ(0),
    SCORE(.40),
    /** Fills a table of its own. */
    WRITE(.45),
    INDEX(.75),
    /** Compares with the run before and makes the scores visible. */
    PUBLISH(.90);

    private final double start;

    Phase(double start) {
        this.start = start;
    }

    /** Roughly how much of a run is done when this phase begins, 0 to 1. */
    double start() {
        return start;
    }
}
