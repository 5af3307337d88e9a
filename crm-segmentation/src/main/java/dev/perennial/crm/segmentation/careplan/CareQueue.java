package dev.perennial.crm.segmentation.careplan;

import dev.perennial.crm.care.TaskAccess;
import dev.perennial.crm.identity.Viewer;
import dev.perennial.crm.identity.Visibility;
import dev.perennial.crm.shared.Business;
import dev.perennial.crm.shared.NotFound;
import dev.perennial.crm.shared.Page;
import java.math.BigDecimal;
import java.sql.Types;
import java.time.ZoneOffset;
import java.util.List;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.SimplePropertyRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Care tasks in the order to do them, with the numbers that order them taken from the current score run. */
@Service
@RequiredArgsConstructor
@Transactional(readOnly = true)
public class CareQueue {

    private final JdbcClient jdbc;
    private final TaskRows rows;
    private final QueueRuns runs;
    private final Business business;

    private record Placed(QueuedTask task, BigDecimal key) {

        Place place(long run) {
            return new Place(key, task.dueOn(), task.id(), run);
        }
    }

    /**
     * How much there is to do.
     *
     * @param today        tasks due today or before, those overdue among them
     * @param overdue      tasks due before today
     * @param later        pending tasks due after today
     * @param todayMinutes expected work of those due today or before
     * @param doneToday    tasks completed today
     */
    public record Counts(long today, long overdue, long later, long todayMinutes, long doneToday) {}

    /**
     * One page of the tasks the viewer may work on.
     *
     * @param cursor where the page begins; null for the first
     * @param size   most tasks on the page
     * @throws dev.perennial.crm.shared.Gone when the cursor belongs to a run that is no longer there
     */
    public Page<QueuedTask> list(Viewer viewer, QueueFilter filter, @Nullable String cursor, int size) {
        Place from = cursor == null ? null : Place.decode(cursor);
        long run = from == null ? runs.current() : runs.there(from.run());
        TaskAccess access = TaskAccess.of(viewer);
        StatementSpec query = jdbc.sql("select * from ("
                        + TaskRows.select(run, "true", filter.sort().key() + " as sort_key")
                        + " where " + access.predicate()
                        + """
                         and (cast(:status as text) is null or %1$s = :status)
                         and (not :pending or t.status in ('OPEN', 'SNOOZED'))
                         and (cast(:assignee as text) is null or a.username = :assignee)
                         and (cast(:dueFrom as date) is null or %2$s >= :dueFrom)
                         and (cast(:dueBefore as date) is null or %2$s < :dueBefore)
                        ) task
                        where cast(:key as numeric) is null or (sort_key, due, id) > (:key, :due, :id)
                        order by sort_key, due, id limit :most""".formatted(TaskRows.STATUS, TaskRows.DUE))
                .params(access.parameters())
                .param("today", business.today())
                .param(
                        "status",
                        filter.status() == null ? null : filter.status().name(),
                        Types.VARCHAR)
                .param("pending", filter.pending())
                .param("assignee", filter.assignee(), Types.VARCHAR)
                .param("dueFrom", filter.dueFrom(), Types.DATE)
                .param("dueBefore", filter.dueBefore(), Types.DATE)
                .param("most", size + 1);
        List<Placed> placed = behind(query, from)
                .query((row, number) -> new Placed(rows.mapRow(row, number), row.getBigDecimal("sort_key")))
                .list();
        return Page.of(placed, size, last -> last.place(run).cursor()).map(Placed::task);
    }

    /** @throws NotFound when there is no such task, or the viewer may not work on it */
    public QueuedTask task(Viewer viewer, long id) {
        TaskAccess access = TaskAccess.of(viewer);
        return jdbc.sql(TaskRows.select(runs.current(), "true", "true") + " where t.id = :task and "
                        + access.predicate())
                .params(access.parameters())
                .param("today", business.today())
                .param("task", id)
                .query(rows)
                .optional()
                .orElseThrow(() -> new NotFound("care task", id));
    }

    /** Pending tasks of a customer by day, those of others too; empty for a customer the viewer may not see. */
    public List<QueuedTask> ofCustomer(Viewer viewer, String customerNo) {
        TaskAccess access = TaskAccess.of(viewer);
        Visibility visibility = Visibility.of(viewer);
        return jdbc.sql(TaskRows.select(runs.current(), access.predicate(), "true")
                        + " where c.id = customer_numbered(:customerNo) and t.status in ('OPEN', 'SNOOZED') and "
                        + visibility.predicate() + " order by due, t.id")
                .params(access.parameters())
                .params(visibility.parameters())
                .param("today", business.today())
                .param("customerNo", customerNo)
                .query(rows)
                .list();
    }

    /** @param assignee user name of whose tasks are counted; null for all the viewer may work on */
    public Counts counts(Viewer viewer, @Nullable String assignee) {
        TaskAccess access = TaskAccess.of(viewer);
        return jdbc.sql("""
                        select count(*) filter (where pending and due <= :today) as today,
                               count(*) filter (where pending and due < :today) as overdue,
                               count(*) filter (where pending and due > :today) as later,
                               coalesce(sum(minutes) filter (where pending and due <= :today), 0) as today_minutes,
                               count(*) filter (where done) as done_today
                        from (
                            select t.status in ('OPEN', 'SNOOZED') as pending, %s as due, t.effort_minutes as minutes,
                                   t.status = 'DONE' as done
                            from care_task t
                            join customer c on c.id = t.customer_id
                            left join app_user a on a.id = t.assignee_id
                            where (t.status in ('OPEN', 'SNOOZED') or t.status = 'DONE' and t.completed_at >= :midnight)
                              and (cast(:assignee as text) is null or a.username = :assignee) and %s) task""".formatted(TaskRows.DUE, access.predicate()))
                .params(access.parameters())
                .param("today", business.today())
                .param("midnight", business.startOf(business.today()).atOffset(ZoneOffset.UTC))
                .param("assignee", assignee, Types.VARCHAR)
                .query(new SimplePropertyRowMapper<>(Counts.class))
                .single();
    }

    private static StatementSpec behind(StatementSpec query, @Nullable Place from) {
        return query.param("key", from == null ? null : from.key(), Types.NUMERIC)
                .param("due", from == null ? null : from.due(), Types.DATE)
                .param("id", from == null ? null : from.id(), Types.BIGINT);
    }
}
