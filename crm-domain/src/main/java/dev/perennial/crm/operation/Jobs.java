package dev.perennial.crm.operation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** What happens by the clock: each job once, however many servers there are. */
@Service
@RequiredArgsConstructor
public class Jobs {

    private final JdbcClient jdbc;

    /**
     * One job.
     *
     * @param name        its name in the code; the message bundles have one for people
     * @param lastSuccess null before it first succeeded
     * @param lastFailure null as long as it never failed
     * @param failures    how often it failed in a row since it last succeeded
     * @param next        when it is due
     * @param running     whether a server is at it now
     * @param late        whether it is long due and no server has taken it
     */
    public record Job(
            String name,
            @Nullable Instant lastSuccess,
            @Nullable Instant lastFailure,
            int failures,
            Instant next,
            boolean running,
            boolean late) {

        /** When it last ran to its end, well or not; null before it first did. */
        public @Nullable Instant last() {
            if (lastSuccess == null || lastFailure == null) {
                return lastSuccess == null ? lastFailure : lastSuccess;
            }
            return lastFailure.isAfter(lastSuccess) ? lastFailure : lastSuccess;
        }
    }

    /** All of them by name. Late is by the database's clock, as servers take jobs by the real time. */
    public List<Job> all() {
        return jdbc.sql("""
                        select task_name, last_success, last_failure, coalesce(consecutive_failures, 0) as failures,
                            execution_time, picked, not picked and execution_time < now() - interval '15 minutes' as late
                        from scheduled_tasks order by task_name, task_instance""")
                .query((row, number) -> new Job(
                        row.getString("task_name"),
                        moment(row, "last_success"),
                        moment(row, "last_failure"),
                        row.getInt("failures"),
                        row.getObject("execution_time", OffsetDateTime.class).toInstant(),
                        row.getBoolean("picked"),
                        row.getBoolean("late")))
                .list();
    }

    private static @Nullable Instant moment(ResultSet row, String column) throws SQLException {
        OffsetDateTime moment = row.getObject(column, OffsetDateTime.class);
        return moment == null ? null : moment.toInstant();
    }
}
