package dev.perennial.crm.web.churnmodel;

import dev.perennial.crm.identity.Viewer;
import dev.perennial.crm.segmentation.churn.ChurnModels;
import dev.perennial.crm.segmentation.churn.Training;
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

/** Versions of the learned churn model over REST: anybody may look, administrators have a new one trained. */
@RestController
@RequestMapping("/api/v1/churn-models")
@RequiredArgsConstructor
class ChurnModelResource {

    private static final int LARGEST_PAGE = 200;

    private final ChurnModels models;

    record NewTraining(@Nullable LocalDate asOf) {}

    @PostMapping
    @PreAuthorize("hasRole('ADMIN')")
    ResponseEntity<Training> start(@RequestBody(required = false) @Nullable NewTraining wanted, Viewer viewer) {
        long version = models.start(wanted == null ? null : wanted.asOf(), viewer.username());
        return ResponseEntity.accepted()
                .location(URI.create("/api/v1/churn-models/" + version))
                .body(models.get(version));
    }

    @GetMapping
    Page<Training> list(
            @RequestParam(required = false) @Nullable String cursor, @RequestParam(defaultValue = "50") int size) {
        return models.list(cursor, Math.clamp(size, 1, LARGEST_PAGE));
    }

    @GetMapping("/{version}")
    Training get(@PathVariable long version) {
        return models.get(version);
    }
}
