package dev.perennial.crm.web.churn;

import dev.perennial.crm.identity.People;
import dev.perennial.crm.identity.Role;
import dev.perennial.crm.identity.User;
import dev.perennial.crm.identity.Viewer;
import dev.perennial.crm.segmentation.run.CurrentScoreRun;
import dev.perennial.crm.segmentation.run.ScoreRun;
import dev.perennial.crm.segmentation.run.ScoreRuns;
import dev.perennial.crm.web.support.AheadOfReaders;
import lombok.RequiredArgsConstructor;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** Has the sums of a new run added up before those who answer for a team ask for them. */
@Component
@ConditionalOnWebApplication
@RequiredArgsConstructor
class FiguresAhead implements AheadOfReaders {

    private final ScoreRuns runs;
    private final People people;
    private final ChurnFigures sums;

    @ApplicationModuleListener
    void on(CurrentScoreRun published) {
        prepare(published.runId());
    }

    @Override
    public void prepare(long runId) {
        ScoreRun run = runs.get(runId);
        ScoreRun before = ChurnController.comparison(run, ChurnController.earlier(runs, run))
                .orElse(null);
        people.active().stream()
                .map(User::asViewer)
                .filter(FiguresAhead::answersForOthers)
                .forEach(viewer -> sums.prepare(viewer, run, before));
    }

    private static boolean answersForOthers(Viewer viewer) {
        return viewer.role() != Role.REP;
    }
}
