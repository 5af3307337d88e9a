package dev.perennial.crm.web.churn;

import dev.perennial.crm.identity.People;
import dev.perennial.crm.identity.Role;
import dev.perennial.crm.identity.User;
import dev.perennial.crm.identity.Viewer;
import dev.perennial.crm.segmentation.run.CurrentScoreRun;
import dev.perennial.crm.segmentation.run.ScoreRun;
import dev.perennial.crm.segmentation.run.ScoreRuns;
import lombok.RequiredArgsConstructor;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** Has the sums of a new run added up before those who answer for a team ask for them; so, too, when the server starts. */
@Component
@ConditionalOnWebApplication
@RequiredArgsConstructor
class FiguresAhead {

    private final ScoreRuns runs;
    private final People people;
    private final ChurnFigures sums;

    @EventListener(ApplicationReadyEvent.class)
    void start() {
        runs.current().ifPresent(this::prepare);
    }

    @ApplicationModuleListener
    void on(CurrentScoreRun published) {
        prepare(runs.get(published.runId()));
    }

    private void prepare(ScoreRun run) {
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
