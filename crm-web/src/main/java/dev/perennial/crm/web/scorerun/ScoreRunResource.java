package dev.perennial.crm.web.scorerun;

import dev.perennial.crm.identity.Viewer;
import dev.perennial.crm.segmentation.run.RunData;
import dev.perennial.crm.segmentation.run.SameData;
import dev.perennial.crm.segmentation.run.ScoreRun;
import dev.perennial.crm.segmentation.run.ScoreRuns;
import dev.perennial.crm.shared.NotFound;
import dev.perennial.crm.shared.Page;
import java.net.URI;
import java.time.LocalDate;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Score runs over REST: anybody may look, administrators start them. */
@RestController
@RequestMapping("/api/v1/score-runs")
@RequiredArgsConstructor
class ScoreRunResource {

    private static final int LARGEST_PAGE = 200;

    private final ScoreRuns scoreRuns;
    private final RunData runData;

    record NewRun(@Nullable LocalDate asOf, @Nullable Boolean publish) {}

    /** Whether the data of a run's day are what the run saw. */
    record DataNow(long run, LocalDate asOf, SameData data) {}

    @PostMapping
    @PreAuthorize("hasRole('ADMIN')")
    ResponseEntity<ScoreRunView> start(@RequestBody(required = false) @Nullable NewRun wanted, Viewer viewer) {
        LocalDate asOf = wanted == null ? null : wanted.asOf();
        Boolean publish = wanted == null ? null : wanted.publish();
        long id = scoreRuns.start(asOf, publish, viewer.username());
        return ResponseEntity.accepted()
                .location(URI.create("/api/v1/score-runs/" + id))
                .body(ScoreRunView.of(scoreRuns.get(id)));
    }

    @GetMapping
    Page<ScoreRunView> list(
            @RequestParam(required = false) @Nullable String cursor, @RequestParam(defaultValue = "50") int size) {
        return scoreRuns.list(cursor, Math.clamp(size, 1, LARGEST_PAGE)).map(ScoreRunView::of);
    }

    @GetMapping("/{id}")
    ScoreRunView get(@PathVariable long id) {
        return single(scoreRuns.get(id));
    }

    /** Looks at all data of the run's day again, which takes as long as the run did: for administrators. */
    @GetMapping("/{id}/data")
    @PreAuthorize("hasRole('ADMIN')")
    DataNow data(@PathVariable long id) {
        ScoreRun run = scoreRuns.get(id);
        return new DataNow(id, run.asOf(), runData.now(id));
    }

    @GetMapping("/current")
    ScoreRunView current() {
        return scoreRuns.current().map(this::single).orElseThrow(() -> new NotFound("score run", "current"));
    }

    private ScoreRunView single(ScoreRun run) {
        return ScoreRunView.of(run, runData.earlier(run).orElse(null));
    }
}
