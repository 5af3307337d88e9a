package dev.perennial.crm.web.report;

import dev.perennial.crm.identity.People;
import dev.perennial.crm.identity.Role;
import dev.perennial.crm.identity.User;
import dev.perennial.crm.segmentation.run.CurrentScoreRun;
import dev.perennial.crm.segmentation.run.ScoreRun;
import dev.perennial.crm.segmentation.run.ScoreRuns;
import dev.perennial.crm.web.support.AheadOfReaders;
import lombok.RequiredArgsConstructor;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** Has the sums of a new run added up before those who answer for others ask for them. */
@Component
@ConditionalOnWebApplication
@RequiredArgsConstructor
class ReportsAhead implements AheadOfReaders {

    private final ScoreRuns runs;
    private final People people;
    private final ReportFigures figures;

    @ApplicationModuleListener
    void on(CurrentScoreRun published) {
        prepare(published.runId());
    }

    @Override
    public void prepare(long runId) {
        ScoreRun run = runs.get(runId);
        people.active().stream()
                .map(User::asViewer)
                .filter(viewer -> viewer.role() != Role.REP)
                .forEach(viewer -> figures.prepare(viewer, run));
    }
}
