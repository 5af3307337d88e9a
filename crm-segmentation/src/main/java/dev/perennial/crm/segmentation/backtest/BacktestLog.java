package dev.perennial.crm.segmentation.backtest;

import dev.perennial.crm.shared.Business;
import dev.perennial.crm.shared.Cursor;
import dev.perennial.crm.shared.Page;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The rows of {@code backtest}: what was asked for, how far it is, what it found. */
@Component
@RequiredArgsConstructor
class BacktestLog {

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Business business;

    long queue(LocalDate asOf, int horizonDays, @Nullable Long runId, String requestedBy) {
        return jdbc.sql("""
                        insert into backtest (as_of, horizon_days, run_id, status, requested_by, created_at)
                        values (?, ?, ?, 'QUEUED', ?, ?) returning id""")
                .param(asOf)
                .param(horizonDays)
                .param(runId)
                .param(requestedBy)
                .param(now())
                .query(Long.class)
                .single();
    }

    /** Whether the window of a score run has been, or is about to be, looked at for it. */
    boolean knows(long runId) {
        return jdbc.sql("select exists (select from backtest where run_id = ?)")
                .param(runId)
                .query(Boolean.class)
                .single();
    }

    /** Claims what is queued; false when it no longer waits. */
    boolean begin(long id) {
        return jdbc.sql("update backtest set status = 'RUNNING', started_at = ? where id = ? and status = 'QUEUED'")
                        .params(now(), id)
                        .update()
                > 0;
    }

    void progress(long id, double progress) {
        jdbc.sql("update backtest set progress = ? where id = ?")
                .params(progress, id)
                .update();
    }

    void done(long id, BacktestResult result) {
        jdbc.sql("""
                        update backtest set status = 'DONE', progress = 1, result = ?::jsonb, finished_at = ?
                        where id = ? and status = 'RUNNING'""").params(json.writeValueAsString(result), now(), id).update();
    }

    void fail(long id, String message) {
        jdbc.sql("""
                        update backtest set status = 'FAILED', message = ?, finished_at = ?
                        where id = ? and status = 'RUNNING'""").params(message, now(), id).update();
    }

    /** Marks what no process works on any more; only for the holder of the lock. */
    void failInterrupted(String message) {
        jdbc.sql("update backtest set status = 'FAILED', message = ?, finished_at = ? where status = 'RUNNING'")
                .params(message, now())
                .update();
    }

    List<Long> queued() {
        return jdbc.sql("select id from backtest where status = 'QUEUED' order by id")
                .query((row, number) -> row.getLong("id"))
                .list();
    }

    List<Backtest> endedBy(LocalDate day, int horizonDays, int most) {
        return jdbc.sql("""
                        select distinct on (as_of) * from backtest
                        where status = 'DONE' and horizon_days = ? and as_of + horizon_days <= ?
                        order by as_of desc, id desc limit ?""")
                .params(horizonDays, day, most)
                .query(this::backtest)
                .list();
    }

    List<Backtest> underWay() {
        return jdbc.sql("select * from backtest where status in ('QUEUED', 'RUNNING') order by id")
                .query(this::backtest)
                .list();
    }

    Optional<Backtest> find(long id) {
        return jdbc.sql("select * from backtest where id = ?")
                .param(id)
                .query(this::backtest)
                .optional();
    }

    Page<Backtest> page(@Nullable String cursor, int size) {
        long before = cursor == null ? Long.MAX_VALUE : Cursor.decode(cursor, 1).number(0);
        List<Backtest> rows = jdbc.sql("select * from backtest where id < ? order by id desc limit ?")
                .params(before, size + 1)
                .query(this::backtest)
                .list();
        return Page.of(rows, size, backtest -> Cursor.of(backtest.id()));
    }

    private Backtest backtest(ResultSet row, int number) throws SQLException {
        String result = row.getString("result");
        return new Backtest(
                row.getLong("id"),
                row.getObject("as_of", LocalDate.class),
                row.getInt("horizon_days"),
                row.getObject("run_id", Long.class),
                Backtest.Status.valueOf(row.getString("status")),
                row.getDouble("progress"),
                row.getString("message"),
                result == null ? null : json.readValue(result, BacktestResult.class),
                row.getString("requested_by"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                instant(row, "started_at"),
                instant(row, "finished_at"));
    }

    private OffsetDateTime now() {
        return business.now().atOffset(ZoneOffset.UTC);
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime moment = row.getObject(column, OffsetDateTime.class);
        return moment == null ? null : moment.toInstant();
    }
}
