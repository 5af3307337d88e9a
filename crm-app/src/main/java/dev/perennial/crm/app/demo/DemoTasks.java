package dev.perennial.crm.app.demo;

import dev.perennial.crm.shared.Business;
import java.time.LocalDateTime;
import java.util.List;
import java.util.function.Function;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Writes tasks with their past: what the product itself only lets happen as time goes by. */
@Component
@RequiredArgsConstructor
class DemoTasks {

    private final JdbcClient jdbc;
    private final Business business;

    /** @return how many were written */
    int write(List<DemoTask> tasks) {
        return jdbc.sql("""
                        insert into care_task (customer_id, kind, title, due_on, effort_minutes, assignee_id, status,
                            snoozed_until, outcome, outcome_note, next_step, completed_at, completed_by, created_at,
                            created_by)
                        select c.id, t.kind, t.title, t.due_on, t.minutes, u.id, t.status, t.snoozed_until, t.outcome,
                               t.note, t.next_step, t.closed_at, case when t.closed_at is not null then u.id end,
                               t.made_at, u.id
                        from unnest(cast(:customers as text[]), cast(:kinds as text[]), cast(:titles as text[]),
                            cast(:due as date[]), cast(:minutes as integer[]), cast(:assignees as text[]),
                            cast(:statuses as text[]), cast(:snoozed as date[]), cast(:outcomes as text[]),
                            cast(:notes as text[]), cast(:steps as text[]), cast(:closed as timestamptz[]),
                            cast(:made as timestamptz[]))
                            as t (customer_no, kind, title, due_on, minutes, assignee, status, snoozed_until, outcome,
                                  note, next_step, closed_at, made_at)
                        join customer c on c.customer_no = t.customer_no
                        join app_user u on u.username = t.assignee
                        order by t.made_at, c.id""")
                .param("customers", column(tasks, task -> task.customer().customerNo()))
                .param("kinds", column(tasks, task -> task.script().kind()))
                .param("titles", column(tasks, task -> task.script().title()))
                .param("due", column(tasks, DemoTask::dueOn))
                .param("minutes", column(tasks, task -> task.script().minutes()))
                .param("assignees", column(tasks, DemoTask::assignee))
                .param("statuses", column(tasks, DemoTask::status))
                .param("snoozed", column(tasks, DemoTask::snoozedUntil))
                .param("outcomes", column(tasks, ifDone(DemoTask.Script::outcome)))
                .param("notes", column(tasks, ifDone(DemoTask.Script::note)))
                .param("steps", column(tasks, ifDone(DemoTask.Script::nextStep)))
                .param("closed", column(tasks, task -> moment(task.closedAt())))
                .param("made", column(tasks, task -> moment(task.madeOn().atTime(10, 0))))
                .update();
    }

    private static Function<DemoTask, @Nullable Object> ifDone(Function<DemoTask.Script, @Nullable Object> part) {
        return task -> task.isDone() ? part.apply(task.script()) : null;
    }

    private @Nullable Object moment(@Nullable LocalDateTime time) {
        return time == null ? null : time.atZone(business.timeZone()).toInstant();
    }

    private static @Nullable String[] column(List<DemoTask> tasks, Function<DemoTask, @Nullable Object> part) {
        return tasks.stream()
                .map(part)
                .map(value -> value == null ? null : value.toString())
                .toArray(String[]::new);
    }
}
