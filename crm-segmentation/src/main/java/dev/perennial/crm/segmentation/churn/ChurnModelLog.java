package dev.perennial.crm.segmentation.churn;

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
import java.util.stream.Stream;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The rows of {@code churn_model}. */
@Component
@RequiredArgsConstructor
class ChurnModelLog {

    private static final TypeReference<List<LocalDate>> DAYS = new TypeReference<>() {};
    private static final TypeReference<List<Feature>> FEATURES = new TypeReference<>() {};
    private static final TypeReference<List<String>> NAMES = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Business business;

    /** What a stack is besides its trees. */
    private record Parameters(RfmRegression regression, double correction) {}

    long queue(LocalDate trainedOn, int horizonDays, String requestedBy) {
        return jdbc.sql("""
                        insert into churn_model (trained_on, horizon_days, status, requested_by, created_at)
                        values (?, ?, 'QUEUED', ?, ?) returning id""")
                .params(trainedOn, horizonDays, requestedBy, now())
                .query(Long.class)
                .single();
    }

    /** Claims what is queued; false when it no longer waits. */
    boolean begin(long id) {
        return jdbc.sql("update churn_model set status = 'RUNNING', started_at = ? where id = ? and status = 'QUEUED'")
                        .params(now(), id)
                        .update()
                > 0;
    }

    void progress(long id, double progress) {
        jdbc.sql("update churn_model set progress = ? where id = ?")
                .params(progress, id)
                .update();
    }

    void done(long id, Occasions occasions, Learner.Lesson lesson) {
        Stack stack = lesson.stack();
        jdbc.sql("""
                        update churn_model set status = 'DONE', progress = 1, verdict = ?, data_from = ?, customers = ?,
                            examples = ?, windows = ?::jsonb, features = ?::jsonb, trial = ?::jsonb, parameters = ?::jsonb,
                            trees = ?, finished_at = ?
                        where id = ? and status = 'RUNNING'""")
                .param(lesson.verdict().name())
                .param(occasions.firstDay() == Occasions.NEVER ? null : Learner.date(occasions.firstDay()))
                .param(occasions.customers())
                .param(lesson.rows())
                .param(json.writeValueAsString(lesson.learned()))
                .param(json.writeValueAsString(Feature.values()))
                .param(lesson.trial() == null ? null : json.writeValueAsString(lesson.trial()))
                .param(
                        stack == null
                                ? null
                                : json.writeValueAsString(new Parameters(stack.regression(), stack.correction())))
                .param(stack == null ? null : stack.trees().bytes())
                .param(now())
                .param(id)
                .update();
    }

    void fail(long id, String message) {
        jdbc.sql("""
                        update churn_model set status = 'FAILED', message = ?, finished_at = ?
                        where id = ? and status = 'RUNNING'""").params(message, now(), id).update();
    }

    /** Marks what no process works on any more; only for the holder of the lock. */
    void failInterrupted(String message) {
        jdbc.sql("update churn_model set status = 'FAILED', message = ?, finished_at = ? where status = 'RUNNING'")
                .params(message, now())
                .update();
    }

    List<Long> queued() {
        return jdbc.sql("select id from churn_model where status = 'QUEUED' order by id")
                .query((row, number) -> row.getLong("id"))
                .list();
    }

    Optional<Training> find(long id) {
        return jdbc.sql("select * from churn_model where id = ?")
                .param(id)
                .query(this::training)
                .optional();
    }

    Page<Training> page(@Nullable String cursor, int size) {
        long before = cursor == null ? Long.MAX_VALUE : Cursor.decode(cursor, 1).number(0);
        List<Training> rows = jdbc.sql("select * from churn_model where id < ? order by id desc limit ?")
                .params(before, size + 1)
                .query(this::training)
                .list();
        return Page.of(rows, size, training -> Cursor.of(training.version()));
    }

    /** The latest version that had looked at nothing after a day, accepted or not. */
    Optional<ChurnModel> latest(LocalDate asOf, int horizonDays) {
        return jdbc.sql("""
                        select * from churn_model
                        where status = 'DONE' and trained_on <= ? and horizon_days = ?
                        order by trained_on desc, id desc limit 1""").params(asOf, horizonDays).query(this::read).optional();
    }

    Optional<ChurnModel> model(long version) {
        return jdbc.sql("select * from churn_model where id = ? and status = 'DONE'")
                .param(version)
                .query(this::read)
                .optional();
    }

    private ChurnModel read(ResultSet row, int number) throws SQLException {
        byte[] trees = row.getBytes("trees");
        String parameters = row.getString("parameters");
        String trial = row.getString("trial");
        Verdict found = Verdict.valueOf(row.getString("verdict"));
        Verdict verdict =
                found == Verdict.ACCEPTED && !isUpToDate(row.getString("features")) ? Verdict.OUTDATED : found;
        return new ChurnModel(
                row.getLong("id"),
                row.getObject("trained_on", LocalDate.class),
                verdict,
                trial == null ? null : json.readValue(trial, Trial.class),
                trees == null || parameters == null ? null : stack(trees, parameters));
    }

    /** Whether it was learned from the very features that are told today: trees know them by their place. */
    private boolean isUpToDate(@Nullable String features) {
        return features != null
                && json.readValue(features, NAMES)
                        .equals(Stream.of(Feature.values()).map(Feature::name).toList());
    }

    private Stack stack(byte[] trees, String parameters) {
        Parameters read = json.readValue(parameters, Parameters.class);
        return new Stack(BoostedTrees.of(trees), read.regression(), read.correction());
    }

    private Training training(ResultSet row, int number) throws SQLException {
        String verdict = row.getString("verdict");
        String windows = row.getString("windows");
        String features = row.getString("features");
        String trial = row.getString("trial");
        return new Training(
                row.getLong("id"),
                row.getObject("trained_on", LocalDate.class),
                row.getInt("horizon_days"),
                Training.Status.valueOf(row.getString("status")),
                row.getDouble("progress"),
                row.getString("message"),
                verdict == null ? null : Verdict.valueOf(verdict),
                row.getObject("data_from", LocalDate.class),
                row.getObject("customers", Integer.class),
                row.getObject("examples", Integer.class),
                windows == null ? null : json.readValue(windows, DAYS),
                features == null ? null : json.readValue(features, FEATURES),
                trial == null ? null : json.readValue(trial, Trial.class),
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
