package dev.perennial.crm.web.report;

import dev.perennial.crm.identity.Viewer;
import dev.perennial.crm.segmentation.portfolio.Portrait;
import dev.perennial.crm.segmentation.portfolio.Portraits;
import dev.perennial.crm.segmentation.rfm.Segment;
import dev.perennial.crm.segmentation.run.ScoreRun;
import dev.perennial.crm.segmentation.run.ScoreRuns;
import dev.perennial.crm.web.support.Kept;
import dev.perennial.crm.web.support.KeptFigures;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The sums of the page, kept for a while. */
@Component
@RequiredArgsConstructor
class ReportFigures {

    private final KeptFigures kept;
    private final Portraits portraits;
    private final ScoreRuns runs;

    /** @param segment only customers of this segment; null for all */
    Kept<Portrait> of(Viewer viewer, @Nullable Segment segment) {
        Optional<ScoreRun> run = runs.current();
        return kept.of(viewer, size(run), key(run, segment), adding(viewer, segment));
    }

    /** Adds up what the page of a run shows first, before this viewer asks for it. */
    void prepare(Viewer viewer, ScoreRun current) {
        Optional<ScoreRun> run = Optional.of(current);
        kept.prepare(viewer, size(run), key(run, null), adding(viewer, null));
    }

    private Supplier<Portrait> adding(Viewer viewer, @Nullable Segment segment) {
        return kept.inTurn(() -> portraits.of(viewer, segment));
    }

    private static long size(Optional<ScoreRun> run) {
        return run.map(ScoreRun::customers).orElse(0L);
    }

    private static List<?> key(Optional<ScoreRun> run, @Nullable Segment segment) {
        return List.of("report", run.map(ScoreRun::id).orElse(0L), String.valueOf(segment));
    }
}
