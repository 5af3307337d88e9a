package dev.perennial.crm.web.feedback;

import dev.perennial.crm.feedback.FeedbackChannel;
import dev.perennial.crm.feedback.FeedbackDesk;
import dev.perennial.crm.feedback.FeedbackFilter;
import dev.perennial.crm.feedback.FeedbackKind;
import dev.perennial.crm.feedback.FeedbackList;
import dev.perennial.crm.feedback.FeedbackStatus;
import dev.perennial.crm.feedback.NewFeedback;
import dev.perennial.crm.feedback.Severity;
import dev.perennial.crm.identity.Viewer;
import dev.perennial.crm.shared.InvalidInput;
import dev.perennial.crm.shared.Page;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import java.net.URI;
import java.time.Instant;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Feedback for programs. */
@RestController
@RequestMapping("/api/v1/feedback")
@RequiredArgsConstructor
class FeedbackApi {

    private static final int LARGEST_PAGE = 200;

    private final FeedbackDesk desk;
    private final FeedbackList feedback;

    record Said(
            @Nullable String customerNo,
            @Nullable FeedbackKind kind,
            @Nullable Instant receivedAt,
            @Nullable FeedbackChannel channel,
            @Nullable String category,
            @Nullable Severity severity,
            @Nullable String text) {}

    record Answer(@Nullable String resolution) {}

    @GetMapping
    @Operation(summary = "Feedback, the latest first, paged by key")
    Page<FeedbackJson> list(
            @Parameter(hidden = true) Viewer viewer,
            @RequestParam(required = false) @Nullable FeedbackStatus status,
            @RequestParam(required = false) @Nullable FeedbackKind kind,
            @RequestParam(required = false) @Nullable Severity severity,
            @RequestParam(required = false) @Nullable String customerNo,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int size) {
        if (size < 1 || size > LARGEST_PAGE) {
            throw InvalidInput.of("size", "error.value.unknown", String.valueOf(size));
        }
        FeedbackFilter filter = new FeedbackFilter(status, false, kind, severity, customerNo);
        return feedback.list(viewer, filter, cursor, size).map(FeedbackJson::of);
    }

    @PostMapping
    @Operation(summary = "Write down what a customer said")
    ResponseEntity<FeedbackJson> record(@Parameter(hidden = true) Viewer viewer, @RequestBody Said said) {
        if (said.customerNo() == null) {
            throw InvalidInput.of("customerNo", "feedback.error.missing");
        }
        if (said.kind() == null) {
            throw InvalidInput.of("kind", "feedback.error.missing");
        }
        String text = said.text() == null ? "" : said.text();
        long id = desk.record(
                viewer,
                said.customerNo(),
                new NewFeedback(
                        said.kind(), said.receivedAt(), said.channel(), said.category(), said.severity(), text));
        return ResponseEntity.created(URI.create("/api/v1/feedback/" + id)).body(get(viewer, id));
    }

    @GetMapping("/{id}")
    FeedbackJson get(@Parameter(hidden = true) Viewer viewer, @PathVariable long id) {
        return FeedbackJson.of(feedback.get(viewer, id));
    }

    @PostMapping("/{id}/take-up")
    @Operation(summary = "Say that somebody is at it")
    FeedbackJson takeUp(@Parameter(hidden = true) Viewer viewer, @PathVariable long id) {
        desk.takeUp(viewer, id);
        return get(viewer, id);
    }

    @PostMapping("/{id}/resolve")
    @Operation(summary = "Record how it was answered")
    FeedbackJson resolve(@Parameter(hidden = true) Viewer viewer, @PathVariable long id, @RequestBody Answer answer) {
        desk.resolve(viewer, id, answer.resolution() == null ? "" : answer.resolution());
        return get(viewer, id);
    }

    @PostMapping("/{id}/reopen")
    @Operation(summary = "Open it again")
    FeedbackJson reopen(@Parameter(hidden = true) Viewer viewer, @PathVariable long id) {
        desk.reopen(viewer, id);
        return get(viewer, id);
    }
}
