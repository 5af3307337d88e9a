package dev.perennial.crm.segmentation.careplan;

import dev.perennial.crm.care.TaskKind;
import dev.perennial.crm.care.TaskStatus;
import dev.perennial.crm.customer.Channel;
import dev.perennial.crm.customer.Tier;
import dev.perennial.crm.interaction.Outcome;
import dev.perennial.crm.segmentation.careplan.QueuedTask.Closing;
import dev.perennial.crm.segmentation.careplan.QueuedTask.Person;
import dev.perennial.crm.segmentation.careplan.QueuedTask.Score;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** How a task is read: its columns with those of its customer, its people and the current score. */
@Component
@RequiredArgsConstructor
class TaskRows implements RowMapper<QueuedTask> {

    /** The day a pending task asks for attention. */
    static final String DUE = "greatest(t.due_on, t.snoozed_until)";

    /** Snoozed until today or earlier is open. */
    static final String STATUS =
            "case when t.status = 'SNOOZED' and t.snoozed_until <= :today then 'OPEN' else t.status end";

    private final JsonMapper json;

    /** From here on a query adds what it selects besides, and its conditions. */
    static String select(long runId, String worksOn, String alsoSelected) {
        return """
                select t.id, c.customer_no, c.name as customer_name, t.kind, t.title, t.reason, c.preferred_channel, t.effort_minutes,
                       a.username as assignee, a.display_name as assignee_name,
                       t.outcome, t.outcome_note, t.next_step, t.completed_at, d.display_name as completed_by,
                       s.tier, s.gap_mean, s.gap_spread, s.last_day,
                       %s as due, %s as state, %s as basis, %s as value, %s as factor, %s as per_hour, %s as works_on, %s
                from care_task t
                join customer c on c.id = t.customer_id
                left join app_user a on a.id = t.assignee_id
                left join app_user d on d.id = t.completed_by
                left join customer_score s on s.run_id = %d and s.customer_id = t.customer_id
                """.formatted(
                        DUE,
                        STATUS,
                        Priority.BASIS,
                        Priority.VALUE,
                        Priority.FACTOR,
                        Priority.perHour("t.effort_minutes"),
                        worksOn,
                        alsoSelected,
                        runId);
    }

    @Override
    public QueuedTask mapRow(ResultSet row, int number) throws SQLException {
        TaskKind kind = TaskKind.valueOf(row.getString("kind"));
        String preferred = row.getString("preferred_channel");
        String reason = row.getString("reason");
        return new QueuedTask(
                row.getLong("id"),
                row.getString("customer_no"),
                row.getString("customer_name"),
                kind,
                row.getString("title"),
                reason == null ? null : json.readValue(reason, OverdueReason.class),
                kind.channel(preferred == null ? null : Channel.valueOf(preferred)),
                row.getObject("due", LocalDate.class),
                row.getInt("effort_minutes"),
                person(row),
                TaskStatus.valueOf(row.getString("state")),
                score(row),
                closing(row),
                row.getBoolean("works_on"));
    }

    private static @Nullable Person person(ResultSet row) throws SQLException {
        String username = row.getString("assignee");
        return username == null ? null : new Person(username, row.getString("assignee_name"));
    }

    private static @Nullable Score score(ResultSet row) throws SQLException {
        BigDecimal perHour = row.getBigDecimal("per_hour");
        if (perHour == null) {
            return null;
        }
        Priority priority = new Priority(
                Priority.Basis.valueOf(row.getString("basis")),
                row.getBigDecimal("value"),
                row.getBigDecimal("factor"),
                row.getInt("effort_minutes"),
                perHour);
        return new Score(
                Tier.valueOf(row.getString("tier")),
                priority,
                days(row, "gap_mean"),
                days(row, "gap_spread"),
                row.getObject("last_day", LocalDate.class));
    }

    static @Nullable Long days(ResultSet row, String column) throws SQLException {
        double days = row.getDouble(column);
        return row.wasNull() ? null : Math.round(days);
    }

    private static @Nullable Closing closing(ResultSet row) throws SQLException {
        OffsetDateTime at = row.getObject("completed_at", OffsetDateTime.class);
        if (at == null) {
            return null;
        }
        String outcome = row.getString("outcome");
        return new Closing(
                outcome == null ? null : Outcome.valueOf(outcome),
                row.getString("outcome_note"),
                row.getString("next_step"),
                at.toInstant(),
                row.getString("completed_by"));
    }
}
