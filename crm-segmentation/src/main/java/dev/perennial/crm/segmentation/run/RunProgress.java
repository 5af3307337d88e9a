package dev.perennial.crm.segmentation.run;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

/** Times the phases of one run and tells how far it is. */
final class RunProgress {

    private final long runId;
    private final RunLog log;
    private final ProgressListener listener;
    private final Map<Phase, Long> millis = new EnumMap<>(Phase.class);
    private Phase phase = Phase.READ;
    private long since = System.nanoTime();

    RunProgress(long runId, RunLog log, ProgressListener listener) {
        this.runId = runId;
        this.log = log;
        this.listener = listener;
        tell(phase.start());
    }

    void enter(Phase next) {
        stop();
        phase = next;
        tell(next.start());
    }

    /** The share of the present phase that is done, 0 to 1. */
    void within(double share) {
        double end = phase == Phase.PUBLISH ? 1 : Phase.values()[phase.ordinal() + 1].start();
        tell(phase.start() + share * (end - phase.start()));
    }

    /** Milliseconds by phase, up to now. */
    Map<Phase, Long> stop() {
        long now = System.nanoTime();
        millis.put(phase, Duration.ofNanos(now - since).toMillis());
        since = now;
        return millis;
    }

    private void tell(double progress) {
        log.progress(runId, phase, progress);
        listener.at(phase, progress);
    }
}
