package dev.perennial.crm.web.care;

import dev.perennial.crm.care.CareTasks;
import dev.perennial.crm.care.Completion;
import dev.perennial.crm.care.NewTask;
import dev.perennial.crm.care.TaskKind;
import dev.perennial.crm.care.TaskStatus;
import dev.perennial.crm.identity.Viewer;
import dev.perennial.crm.interaction.Outcome;
import dev.perennial.crm.segmentation.careplan.CareQueue;
import dev.perennial.crm.segmentation.careplan.QueueFilter;
import dev.perennial.crm.segmentation.careplan.QueueFilter.Sort;
import dev.perennial.crm.shared.InvalidInput;
import dev.perennial.crm.shared.Page;
import java.net.URI;
import java.time.LocalDate;
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

/** Care tasks for programs. */
@RestController
@RequestMapping("/api/v1/care-tasks")
@RequiredArgsConstructor
class CareTaskApi {

    private static final int LARGEST_PAGE = 200;

    private final CareTasks tasks;
    private final CareQueue queue;
    private final TaskTexts words;

    record Wanted(
            @Nullable String customerNo,
            @Nullable TaskKind kind,
            @Nullable String title,
            @Nullable LocalDate dueOn,
            @Nullable Integer effortMinutes,
            @Nullable String assignee) {}

    record Done(
            @Nullable Outcome outcome,
            @Nullable String note,
            @Nullable String nextStep,
            @Nullable LocalDate followUpOn) {}

    record PutOff(@Nullable LocalDate until) {}

    record HandedOn(@Nullable String assignee) {}

    @GetMapping
    Page<CareTaskJson> list(
            Viewer viewer,
            @RequestParam(required = false) @Nullable TaskStatus status,
            @RequestParam(required = false) @Nullable String assignee,
            @RequestParam(required = false) @Nullable LocalDate dueBefore,
            @RequestParam(defaultValue = "priority") String sort,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int size) {
        if (size < 1 || size > LARGEST_PAGE) {
            throw InvalidInput.of("size", "error.value.unknown", String.valueOf(size));
        }
        QueueFilter filter = new QueueFilter(status, false, assignee, null, dueBefore, sortNamed(sort));
        return queue.list(viewer, filter, cursor, size).map(task -> CareTaskJson.of(task, words));
    }

    @PostMapping
    ResponseEntity<CareTaskJson> create(Viewer viewer, @RequestBody Wanted wanted) {
        NewTask task = new NewTask(
                wanted.kind() == null ? TaskKind.CALL : wanted.kind(),
                required("title", wanted.title()),
                required("dueOn", wanted.dueOn()),
                wanted.effortMinutes() == null ? NewTask.USUAL_MINUTES : wanted.effortMinutes(),
                wanted.assignee());
        long id = tasks.create(viewer, required("customerNo", wanted.customerNo()), task);
        return ResponseEntity.created(URI.create("/api/v1/care-tasks/" + id)).body(get(viewer, id));
    }

    @GetMapping("/{id}")
    CareTaskJson get(Viewer viewer, @PathVariable long id) {
        return CareTaskJson.of(queue.task(viewer, id), words);
    }

    @PostMapping("/{id}/complete")
    CareTaskJson complete(Viewer viewer, @PathVariable long id, @RequestBody Done done) {
        Outcome outcome = required("outcome", done.outcome());
        tasks.complete(viewer, id, new Completion(outcome, done.note(), done.nextStep(), done.followUpOn()));
        return get(viewer, id);
    }

    @PostMapping("/{id}/snooze")
    CareTaskJson snooze(Viewer viewer, @PathVariable long id, @RequestBody PutOff putOff) {
        tasks.snooze(viewer, id, required("until", putOff.until()));
        return get(viewer, id);
    }

    @PostMapping("/{id}/reassign")
    CareTaskJson reassign(Viewer viewer, @PathVariable long id, @RequestBody HandedOn handedOn) {
        tasks.reassign(viewer, id, required("assignee", handedOn.assignee()));
        return get(viewer, id);
    }

    private static Sort sortNamed(String name) {
        return switch (name) {
            case "priority" -> Sort.PRIORITY;
            case "dueOn" -> Sort.DUE;
            case "-completedAt" -> Sort.COMPLETED;
            default -> throw InvalidInput.of("sort", "error.value.unknown", name);
        };
    }

    private static <T> T required(String field, @Nullable T value) {
        if (value == null) {
            throw InvalidInput.of(field, "care.error.missing");
        }
        return value;
    }
}
