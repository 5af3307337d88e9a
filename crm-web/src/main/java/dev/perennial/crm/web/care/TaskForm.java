package dev.perennial.crm.web.care;

import dev.perennial.crm.care.NewTask;
import dev.perennial.crm.care.TaskKind;
import dev.perennial.crm.shared.InvalidInput;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;

/** What a person fills in to ask for a task. */
record TaskForm(
        @Nullable TaskKind kind,
        @Nullable String title,

        @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable
        LocalDate dueOn,

        @Nullable Integer effortMinutes,
        @Nullable String assignee) {

    static TaskForm dueOn(LocalDate day) {
        return new TaskForm(TaskKind.CALL, null, day, NewTask.USUAL_MINUTES, null);
    }

    /** @throws InvalidInput naming the field that is wrong */
    NewTask task() {
        if (dueOn == null) {
            throw InvalidInput.of("dueOn", "care.error.missing");
        }
        return new NewTask(
                kind == null ? TaskKind.CALL : kind,
                title == null ? "" : title,
                dueOn,
                effortMinutes == null ? NewTask.USUAL_MINUTES : effortMinutes,
                assignee == null || assignee.isBlank() ? null : assignee);
    }
}
