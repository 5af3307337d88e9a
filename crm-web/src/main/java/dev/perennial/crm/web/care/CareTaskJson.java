package dev.perennial.crm.web.care;

import dev.perennial.crm.care.TaskKind;
import dev.perennial.crm.care.TaskStatus;
import dev.perennial.crm.customer.Channel;
import dev.perennial.crm.interaction.Outcome;
import dev.perennial.crm.segmentation.careplan.Priority;
import dev.perennial.crm.segmentation.careplan.QueuedTask;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A care task as programs see it.
 *
 * @param reason     why it is there, in the reader's language
 * @param priority   money at stake for each hour of work; absent for a customer without a score
 * @param arithmetic what the priority is made of
 */
record CareTaskJson(
        long id,
        String customerNo,
        String customerName,
        TaskKind kind,
        @Nullable String title,
        String reason,
        @Nullable BigDecimal priority,
        @Nullable Arithmetic arithmetic,
        LocalDate dueOn,
        int effortMinutes,
        @Nullable Channel channel,
        @Nullable String assignee,
        TaskStatus status,
        @Nullable Outcome outcome,
        @Nullable String note,
        @Nullable String nextStep,
        @Nullable Instant completedAt) {

    /** The priority is {@code value * factor * 60 / effortMinutes}, rounded to whole units. */
    record Arithmetic(Priority.Basis basis, BigDecimal value, BigDecimal factor) {}

    static CareTaskJson of(QueuedTask task, TaskTexts words) {
        QueuedTask.Score score = task.score();
        QueuedTask.Person assignee = task.assignee();
        QueuedTask.Closing closing = task.closing();
        return new CareTaskJson(
                task.id(),
                task.customerNo(),
                task.customerName(),
                task.kind(),
                task.title(),
                words.why(task),
                score == null ? null : score.priority().perHour(),
                score == null
                        ? null
                        : new Arithmetic(
                                score.priority().basis(),
                                score.priority().value(),
                                score.priority().factor()),
                task.dueOn(),
                task.effortMinutes(),
                task.channel(),
                assignee == null ? null : assignee.username(),
                task.status(),
                closing == null ? null : closing.outcome(),
                closing == null ? null : closing.note(),
                closing == null ? null : closing.nextStep(),
                closing == null ? null : closing.at());
    }
}
