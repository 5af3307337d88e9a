package dev.perennial.crm.web.scorerun;

import dev.perennial.crm.segmentation.run.Phase;
import dev.perennial.crm.segmentation.run.ScoreRun;
import java.util.ArrayList;
import java.util.List;

/** The phases of a run as parts of one bar, a hundred wide. In templates: {@code ${bars.of(run)}}. */
class PhaseBars {

    private static final double WHOLE = 100;

    /** One part: where it begins and how wide it is. */
    record Part(double x, double width) {}

    public List<Part> of(ScoreRun run) {
        double sum = run.timings().values().stream().mapToLong(Long::longValue).sum();
        List<Part> parts = new ArrayList<>();
        double x = 0;
        for (Phase phase : Phase.values()) {
            double width = sum == 0 ? 0 : run.timings().getOrDefault(phase, 0L) / sum * WHOLE;
            parts.add(new Part(x, width));
            x += width;
        }
        return parts;
    }
}
