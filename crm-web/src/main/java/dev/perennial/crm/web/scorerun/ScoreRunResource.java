package dev.perennial.crm.web.scorerun;

import dev.perennial.crm.identity.Viewer;
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

    record NewRun(@Nullable LocalDate asOf, @Nullable Boolean publish) {}

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
        return ScoreRunView.of(scoreRuns.get(id));
    }

    @GetMapping("/current")
    ScoreRunView current() {
        return scoreRuns.current().map(ScoreRunView::of).orElseThrow(() -> new NotFound("score run", "current"));
    }
}
