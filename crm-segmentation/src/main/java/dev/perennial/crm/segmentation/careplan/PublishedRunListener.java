package dev.perennial.crm.segmentation.careplan;

import dev.perennial.crm.segmentation.run.ScoreRunPublished;
import lombok.RequiredArgsConstructor;
import lombok.extern.slf4j.Slf4j;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** Lets the care rules work once the first scores, or a later day's, are the current ones; told again, they do nothing again. */
@Component
@RequiredArgsConstructor
@Slf4j
class PublishedRunListener {

    private final OverdueTasks overdueTasks;

    @ApplicationModuleListener
    void on(ScoreRunPublished published) {
        OverdueTasks.Applied applied = overdueTasks.apply(published.runId());
        log.info(
                "Run {}: {} customers overdue, {} tasks made, {} withdrawn",
                published.runId(),
                applied.found(),
                applied.made(),
                applied.withdrawn());
    }
}
