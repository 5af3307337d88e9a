package dev.perennial.crm.segmentation.run;

/** Is told how far a run is. */
@FunctionalInterface
public interface ProgressListener {

    /** Does not care. */
    ProgressListener NONE = (phase, progress) -> {};

    /**
     * @param phase    what the run does now
     * @param progress 0 to 1
     */
    void at(Phase phase, double progress);
}
