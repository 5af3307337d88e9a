package dev.perennial.crm.web.churn;

import dev.perennial.crm.identity.Viewer;
import dev.perennial.crm.segmentation.portfolio.Lateness;
import dev.perennial.crm.segmentation.portfolio.LatenessHistory;
import dev.perennial.crm.segmentation.portfolio.LatenessHistory.Movers;
import dev.perennial.crm.segmentation.portfolio.LatenessReport;
import dev.perennial.crm.segmentation.risk.Moves;
import dev.perennial.crm.segmentation.risk.Retention;
import dev.perennial.crm.segmentation.risk.RetentionReport;
import dev.perennial.crm.segmentation.risk.RiskBandPolicy;
import dev.perennial.crm.segmentation.risk.RiskMoves;
import dev.perennial.crm.segmentation.risk.RiskOverview;
import dev.perennial.crm.segmentation.risk.RiskReport;
import dev.perennial.crm.segmentation.run.ScoreRun;
import dev.perennial.crm.web.support.Kept;
import dev.perennial.crm.web.support.KeptFigures;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The sums of the pages about leaving and staying. Each page's are added up, and kept, together: so they fit each other. */
@Component
@RequiredArgsConstructor
class ChurnFigures {

    private final KeptFigures kept;
    private final RiskReport risk;
    private final RiskMoves moves;
    private final RetentionReport retention;
    private final LatenessReport lateness;
    private final LatenessHistory latenessHistory;
    private final RiskBandPolicy bands;

    /** @param moves since the run compared with; null without one */
    record RiskSums(RiskOverview overview, @Nullable Moves moves) {}

    /** @param points from run to run */
    record RhythmSums(Lateness lateness, Movers movers, List<LatenessHistory.Point> points) {}

    Kept<RiskSums> risk(Viewer viewer, ScoreRun run, @Nullable ScoreRun before) {
        return kept.of(viewer, size(run), riskKey(run, before), addingRisk(viewer, run, before));
    }

    Kept<Retention> retention(Viewer viewer, ScoreRun run) {
        return kept.of(viewer, size(run), List.of("retention", run.id()), addingRetention(viewer, run));
    }

    Kept<RhythmSums> rhythm(Viewer viewer, ScoreRun run) {
        return kept.of(viewer, size(run), List.of("rhythm", run.id()), addingRhythm(viewer, run));
    }

    /** Adds up what the pages of a run show first, before this viewer asks for it. */
    void prepare(Viewer viewer, ScoreRun run, @Nullable ScoreRun before) {
        kept.prepare(viewer, size(run), riskKey(run, before), addingRisk(viewer, run, before));
        kept.prepare(viewer, size(run), List.of("rhythm", run.id()), addingRhythm(viewer, run));
        kept.prepare(viewer, size(run), List.of("retention", run.id()), addingRetention(viewer, run));
    }

    private Supplier<RiskSums> addingRisk(Viewer viewer, ScoreRun run, @Nullable ScoreRun before) {
        return kept.inTurn(
                () -> new RiskSums(risk.of(viewer, run), before == null ? null : moves.between(viewer, before, run)));
    }

    private Supplier<RhythmSums> addingRhythm(Viewer viewer, ScoreRun run) {
        return kept.inTurn(() -> new RhythmSums(
                lateness.of(viewer, run), latenessHistory.movers(viewer, run), latenessHistory.points(viewer)));
    }

    private Supplier<Retention> addingRetention(Viewer viewer, ScoreRun run) {
        return kept.inTurn(() -> retention.of(viewer, run));
    }

    /** Other bands are other sums. */
    private List<?> riskKey(ScoreRun run, @Nullable ScoreRun before) {
        return List.of("risk", run.id(), before == null ? 0L : before.id(), bands.current());
    }

    private static long size(ScoreRun run) {
        return Objects.requireNonNullElse(run.customers(), 0L);
    }
}
