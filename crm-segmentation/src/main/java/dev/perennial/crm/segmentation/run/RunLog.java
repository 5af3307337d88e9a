package dev.perennial.crm.segmentation.run;

import dev.perennial.crm.segmentation.forecast.ModelSummary;
import dev.perennial.crm.shared.Business;
import dev.perennial.crm.shared.Cursor;
import dev.perennial.crm.shared.InvalidInput;
import dev.perennial.crm.shared.Page;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The rows of {@code score_run}: what was asked for, how far it is, how it ended. */
@Component
@RequiredArgsConstructor
class RunLog {

    private static final TypeReference<EnumMap<Phase, Long>> TIMINGS = new TypeReference<>() {};

    private static final String SELECT = """
            select run.*, coalesce(run.id = (select run_id from current_score_run), false) as current
            from score_run run
            """;

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Business business;
    private final PlatformTransactionManager transactions;

    long queue(LocalDate asOf, @Nullable Boolean publish, String requestedBy) {
        return jdbc.sql("""
                        insert into score_run (as_of, publish, status, requested_by, created_at)
                        values (?, ?, 'QUEUED', ?, ?) returning id""")
                .param(asOf)
                .param(publish)
                .param(requestedBy)
                .param(now())
                .query(Long.class)
                .single();
    }

    /** Claims a queued run; false when it no longer waits. */
    boolean begin(long id) {
        return jdbc.sql("update score_run set status = 'RUNNING', started_at = ? where id = ? and status = 'QUEUED'")
                        .params(now(), id)
                        .update()
                > 0;
    }

    /** In a transaction of its own: that of the scores shows nothing before its end, and its connection is busy copying. */
    void progress(long id, Phase phase, double progress) {
        TransactionTemplate own = new TransactionTemplate(transactions);
        own.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        own.executeWithoutResult(status -> jdbc.sql("update score_run set phase = ?, progress = ? where id = ?")
                .params(phase.name(), progress, id)
                .update());
    }

    void fail(long id, String message) {
        jdbc.sql(
                        "update score_run set status = 'FAILED', message = ?, finished_at = ? where id = ? and status = 'RUNNING'")
                .params(message, now(), id)
                .update();
    }

    /** Marks runs that no process works on any more; only for the holder of the run lock. */
    void failInterrupted(String message) {
        jdbc.sql("update score_run set status = 'FAILED', message = ?, finished_at = ? where status = 'RUNNING'")
                .params(message, now())
                .update();
    }

    /** Ends a run within the transaction that makes its scores visible. */
    void done(
            long id,
            @Nullable Integer policyVersion,
            int customers,
            String fingerprint,
            @Nullable CutPoints cuts,
            @Nullable ModelSummary models) {
        int updated = jdbc.sql("""
                        update score_run set status = 'DONE', kept = true, progress = 1, policy_version = ?, customers = ?,
                            fingerprint = ?, cut_points = ?::jsonb, models = ?::jsonb, churn_model_id = ?, finished_at = ?
                        where id = ? and status = 'RUNNING'""")
                .param(policyVersion)
                .param(customers)
                .param(fingerprint)
                .param(cuts == null ? null : json.writeValueAsString(cuts))
                .param(models == null ? null : json.writeValueAsString(models))
                .param(churnVersion(models))
                .param(now())
                .param(id)
                .update();
        if (updated == 0) {
            throw new IllegalStateException("Score run " + id + " was given up by another process");
        }
    }

    private static @Nullable Long churnVersion(@Nullable ModelSummary models) {
        return models != null && models.churn() != null && models.churn().kind() == ModelSummary.ChurnKind.STACK
                ? models.churn().version()
                : null;
    }

    void timings(long id, Map<Phase, Long> millis) {
        jdbc.sql("update score_run set timings = ?::jsonb where id = ?")
                .params(json.writeValueAsString(millis), id)
                .update();
    }

    List<Long> queued() {
        return jdbc.sql("select id from score_run where status = 'QUEUED' order by id")
                .query((row, number) -> row.getLong("id"))
                .list();
    }

    Optional<ScoreRun> find(long id) {
        return jdbc.sql(SELECT + "where run.id = ?").param(id).query(this::run).optional();
    }

    /** Which data a run saw. */
    record Seen(long id, String fingerprint) {}

    /** Of the runs that scored the same day and had been asked for before, the last that was done. */
    Optional<Seen> latestBefore(ScoreRun run) {
        return jdbc.sql("""
                        select id, fingerprint from score_run
                        where as_of = ? and id < ? and status = 'DONE' and fingerprint is not null
                        order by id desc limit 1""")
                .params(run.asOf(), run.id())
                .query((row, number) -> new Seen(row.getLong("id"), row.getString("fingerprint")))
                .optional();
    }

    Optional<ScoreRun> current() {
        return jdbc.sql(SELECT + "where run.id = (select run_id from current_score_run)")
                .query(this::run)
                .optional();
    }

    /** Of what was published and still stands, the run of the latest day. */
    Optional<ScoreRun> latestPublished() {
        return jdbc.sql(SELECT + """
                        where run.published_at is not null and run.kept
                        order by run.as_of desc, run.id desc limit 1""").query(this::run).optional();
    }

    List<ScoreRun> published(LocalDate upTo, int most) {
        return jdbc.sql("""
                        select * from (
                            select distinct on (run.as_of) run.*, current.run_id is not null as current
                            from score_run run
                            left join current_score_run current on current.run_id = run.id
                            where run.status = 'DONE' and run.kept and run.published_at is not null and run.as_of <= ?
                            order by run.as_of desc, current.run_id nulls last, run.id desc) kept
                        order by as_of desc limit ?""").params(upTo, most).query(this::run).list();
    }

    List<ScoreRun> underWay() {
        return jdbc.sql(SELECT + "where run.status in ('QUEUED', 'RUNNING') order by run.id")
                .query(this::run)
                .list();
    }

    Page<ScoreRun> page(@Nullable String cursor, int size) {
        long before = cursor == null ? Long.MAX_VALUE : before(cursor);
        List<ScoreRun> rows = jdbc.sql(SELECT + "where run.id < ? order by run.id desc limit ?")
                .params(before, size + 1)
                .query(this::run)
                .list();
        return Page.of(rows, size, run -> Cursor.of(run.id()));
    }

    private static long before(String cursor) {
        try {
            return Long.parseLong(Cursor.decode(cursor, 1).part(0));
        } catch (NumberFormatException notOurs) {
            throw InvalidInput.of("cursor", "error.cursor.unknown");
        }
    }

    private ScoreRun run(ResultSet row, int number) throws SQLException {
        String phase = row.getString("phase");
        String timings = row.getString("timings");
        String models = row.getString("models");
        return new ScoreRun(
                row.getLong("id"),
                row.getObject("as_of", LocalDate.class),
                row.getObject("policy_version", Integer.class),
                row.getObject("publish", Boolean.class),
                ScoreRun.Status.valueOf(row.getString("status")),
                row.getBoolean("current"),
                row.getBoolean("kept"),
                instant(row, "published_at"),
                row.getDouble("progress"),
                phase == null ? null : Phase.valueOf(phase),
                row.getString("message"),
                row.getObject("customers", Long.class),
                row.getString("fingerprint"),
                timings == null ? Map.of() : json.readValue(timings, TIMINGS),
                models == null ? null : json.readValue(models, ModelSummary.class),
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
