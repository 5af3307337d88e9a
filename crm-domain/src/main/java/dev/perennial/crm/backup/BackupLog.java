package dev.perennial.crm.backup;

import dev.perennial.crm.shared.Cursor;
import dev.perennial.crm.shared.Message;
import dev.perennial.crm.shared.Page;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** Backups, trials and restores, as rows that outlive the process they run in. */
@Repository
@RequiredArgsConstructor
class BackupLog {

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clock clock;

    long begin(BackupRun.Kind kind, String file, String requestedBy) {
        return jdbc.sql("""
                        insert into backup_run (kind, status, file, requested_by, started_at)
                        values (?, 'RUNNING', ?, ?, ?) returning id""")
                .params(kind.name(), file, requestedBy, now())
                .query(Long.class)
                .single();
    }

    void progress(long id, double share) {
        jdbc.sql("update backup_run set progress = ? where id = ?")
                .params(share, id)
                .update();
    }

    void done(long id, ArchiveFacts facts) {
        jdbc.sql("""
                        update backup_run
                        set status = 'DONE', progress = 1, bytes = ?, tables = ?, data_rows = ?, message = null, finished_at = ?
                        where id = ?""")
                .params(facts.bytes(), facts.tables(), facts.rows(), now(), id)
                .update();
    }

    void fail(long id, Message why) {
        jdbc.sql("update backup_run set status = 'FAILED', message = cast(? as jsonb), finished_at = ? where id = ?")
                .params(json.writeValueAsString(why), now(), id)
                .update();
    }

    /**
     * Ends what says that it runs and began before another; only for the holder of the lock, of whom there is one at a time.
     * What was asked for later may wait for its turn.
     */
    void endInterruptedBefore(long id) {
        jdbc.sql("""
                        update backup_run set status = 'FAILED', message = cast(? as jsonb), finished_at = ?
                        where status = 'RUNNING' and id < ?""")
                .params(json.writeValueAsString(Message.of("backup.failure.interrupted")), now(), id)
                .update();
    }

    /** The last one that says it has been at work for longer than this. */
    Optional<Long> longUnderWay(Duration time) {
        return jdbc.sql("select max(id) from backup_run where status = 'RUNNING' and started_at < ?")
                .param(now().minus(time))
                .query(Long.class)
                .optional();
    }

    Optional<BackupRun> lastDone(BackupRun.Kind kind) {
        return jdbc.sql("""
                        select * from backup_run where kind = ? and status = 'DONE'
                        order by finished_at desc limit 1""")
                .param(kind.name())
                .query((row, number) -> read(row))
                .optional();
    }

    Optional<BackupRun> find(long id) {
        return jdbc.sql("select * from backup_run where id = ?")
                .param(id)
                .query((row, number) -> read(row))
                .optional();
    }

    Page<BackupRun> page(@Nullable String cursor, int size) {
        long before = cursor == null ? Long.MAX_VALUE : Cursor.decode(cursor, 1).number(0);
        List<BackupRun> rows = jdbc.sql("select * from backup_run where id < ? order by id desc limit ?")
                .params(before, size + 1)
                .query((row, number) -> read(row))
                .list();
        return Page.of(rows, size, run -> Cursor.of(run.id()));
    }

    private BackupRun read(ResultSet row) throws SQLException {
        String message = row.getString("message");
        OffsetDateTime finished = row.getObject("finished_at", OffsetDateTime.class);
        return new BackupRun(
                row.getLong("id"),
                BackupRun.Kind.valueOf(row.getString("kind")),
                BackupRun.Status.valueOf(row.getString("status")),
                row.getString("file"),
                row.getDouble("progress"),
                row.getObject("bytes", Long.class),
                row.getObject("tables", Integer.class),
                row.getObject("data_rows", Long.class),
                message == null ? null : json.readValue(message, Message.class),
                row.getString("requested_by"),
                row.getObject("started_at", OffsetDateTime.class).toInstant(),
                finished == null ? null : finished.toInstant());
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
