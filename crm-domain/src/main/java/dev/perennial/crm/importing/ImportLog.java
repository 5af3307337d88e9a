package dev.perennial.crm.importing;

import dev.perennial.crm.identity.Viewer;
import dev.perennial.crm.shared.Business;
import dev.perennial.crm.shared.Conflict;
import dev.perennial.crm.shared.Message;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** The imports, as rows that outlive the process they run in. */
@Repository
@RequiredArgsConstructor
class ImportLog {

    /** First key of the advisory locks that tell a running import from one whose process died. */
    private static final int ALIVE = 0x1390;

    private static final String SELECT = """
            select i.id, i.type, i.file_name, i.status, i.on_error, i.dry_run, i.rows_read, i.rows_accepted, i.rows_rejected,
                   i.created, i.updated, i.unchanged, i.progress, i.message, u.display_name,
                   coalesce(i.started_at, i.created_at) as started_at, i.finished_at, i.written_at, i.undone_at
            from import i left join app_user u on u.id = i.created_by
            """;

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Business business;

    long nextId() {
        return jdbc.sql("select nextval(pg_get_serial_sequence('import', 'id'))")
                .query(Long.class)
                .single();
    }

    /** Shows that this import lives, until the present transaction ends however it may. */
    void holdAlive(long id) {
        jdbc.sql("select pg_advisory_xact_lock(?, ?)::text")
                .params(ALIVE, (int) id)
                .query(String.class)
                .single();
    }

    /** Ends what says that it runs but whose process is no more. */
    void endInterrupted() {
        jdbc.sql("""
                        with running as materialized (select id from import where status = 'RUNNING'),
                        dead as materialized (
                            select id from running where pg_try_advisory_xact_lock(:alive, id::integer))
                        update import i
                        set status = 'FAILED', rows_accepted = 0, rows_rejected = rows_read, finished_at = :now,
                            message = cast(:message as jsonb)
                        from dead
                        where i.id = dead.id and i.status = 'RUNNING'""")
                .param("alive", ALIVE)
                .param("now", business.now().atOffset(ZoneOffset.UTC))
                .param("message", json.writeValueAsString(List.of(Message.of("import.failure.interrupted"))))
                .update();
    }

    void begin(ImportJob job) {
        jdbc.sql("""
                        insert into import (id, type, file_name, status, on_error, encoding, dry_run, created_by, created_at,
                            started_at)
                        overriding system value
                        values (:id, :type, :fileName, 'RUNNING', :onError, :encoding, :dryRun,
                                (select id from app_user where id = :user), :now, :now)""")
                .param("id", job.id())
                .param("type", job.request().type().name())
                .param("fileName", job.request().fileName())
                .param("onError", job.request().onError().name())
                .param("encoding", job.request().encoding().name())
                .param("dryRun", job.request().dryRun())
                .param("user", job.viewer().userId())
                .param("now", business.now().atOffset(ZoneOffset.UTC))
                .update();
    }

    void keepHeader(long id, List<String> names) {
        jdbc.sql("update import set header = ? where id = ?")
                .params(Row.csv(names), id)
                .update();
    }

    /** @return whether somebody asked it to stop */
    boolean progress(long id, ImportProgress progress) {
        return jdbc.sql("""
                        update import
                        set rows_read = :read, rows_rejected = :rejected, rows_accepted = :read - :rejected,
                            progress = :progress, message = cast(:message as jsonb)
                        where id = :id returning cancelled""")
                .param("id", id)
                .param("read", progress.rowsRead())
                .param("rejected", progress.rowsRejected())
                .param("progress", progress.fraction())
                .param(
                        "message",
                        json.writeValueAsString(List.of(progress.phase().message())))
                .query(Boolean.class)
                .single();
    }

    void end(long id, ImportStatus status, long rowsRead, long rowsRejected, List<Message> messages) {
        jdbc.sql("""
                        update import
                        set status = :status, rows_read = :read, rows_rejected = :rejected, rows_accepted = :read - :rejected,
                            progress = case when :status = 'DONE' then 1 else progress end,
                            message = cast(:message as jsonb), finished_at = :now
                        where id = :id""")
                .param("id", id)
                .param("status", status.name())
                .param("read", rowsRead)
                .param("rejected", rowsRejected)
                .param("message", json.writeValueAsString(messages))
                .param("now", business.now().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** A dry run leaves nothing that could be undone. */
    void done(ImportJob job, Attempt attempt, Written written) {
        jdbc.sql("""
                        update import
                        set created = :created, updated = :updated, unchanged = :unchanged,
                            written_at = case when not dry_run then cast(:writtenAt as timestamptz) end
                        where id = :id""")
                .param("created", written.created())
                .param("updated", written.updated())
                .param("unchanged", written.unchanged())
                .param("writtenAt", attempt.writtenAt())
                .param("id", job.id())
                .update();
        end(job.id(), ImportStatus.DONE, attempt.rowsRead(), attempt.rowsRejected(), attempt.notes());
    }

    /**
     * Keeps others from undoing it too, until the present transaction ends.
     *
     * @return the moment all it wrote carries
     * @throws Conflict when it cannot be undone, or has been
     */
    OffsetDateTime beginUndo(long id) {
        return jdbc.sql("""
                        select written_at from import
                        where id = ? and status = 'DONE' and written_at is not null and undone_at is null for update""")
                .param(id)
                .query(OffsetDateTime.class)
                .optional()
                .orElseThrow(() -> Conflict.of("import.error.notUndoable"));
    }

    /** What it left behind for this is no longer needed. */
    void endUndo(long id, Viewer viewer) {
        jdbc.sql("delete from import_before where import_id = ?").param(id).update();
        jdbc.sql("delete from import_made where import_id = ?").param(id).update();
        jdbc.sql("update import set undone_at = ?, undone_by = (select id from app_user where id = ?) where id = ?")
                .params(business.now().atOffset(ZoneOffset.UTC), viewer.userId(), id)
                .update();
    }

    boolean askToStop(long id) {
        return jdbc.sql("update import set cancelled = true where id = ? and status = 'RUNNING'")
                        .param(id)
                        .update()
                == 1;
    }

    long running() {
        return jdbc.sql("select count(*) from import where status = 'RUNNING'")
                .query(Long.class)
                .single();
    }

    Optional<Import> find(long id) {
        return jdbc.sql(SELECT + "where i.id = ?")
                .param(id)
                .query((row, number) -> read(row))
                .optional();
    }

    String header(long id) {
        return jdbc.sql("select coalesce(header, '') from import where id = ?")
                .param(id)
                .query(String.class)
                .single();
    }

    List<Import> newest(long before, int count) {
        return jdbc.sql(SELECT + "where i.id < ? order by i.id desc limit ?")
                .params(before, count)
                .query((row, number) -> read(row))
                .list();
    }

    private Import read(ResultSet row) throws SQLException {
        return new Import(
                row.getLong("id"),
                ImportType.valueOf(row.getString("type")),
                row.getString("file_name"),
                ImportStatus.valueOf(row.getString("status")),
                OnError.valueOf(row.getString("on_error")),
                row.getBoolean("dry_run"),
                row.getLong("rows_read"),
                row.getLong("rows_accepted"),
                row.getLong("rows_rejected"),
                row.getLong("created"),
                row.getLong("updated"),
                row.getLong("unchanged"),
                row.getDouble("progress"),
                List.of(json.readValue(row.getString("message"), Message[].class)),
                row.getString("display_name"),
                row.getObject("started_at", OffsetDateTime.class).toInstant(),
                moment(row, "finished_at"),
                moment(row, "written_at") != null && moment(row, "undone_at") == null,
                moment(row, "undone_at"));
    }

    private static @Nullable Instant moment(ResultSet row, String column) throws SQLException {
        OffsetDateTime moment = row.getObject(column, OffsetDateTime.class);
        return moment == null ? null : moment.toInstant();
    }
}
