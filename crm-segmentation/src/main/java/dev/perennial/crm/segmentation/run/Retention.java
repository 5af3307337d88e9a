package dev.perennial.crm.segmentation.run;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import lombok.RequiredArgsConstructor;
import lombok.extern.slf4j.Slf4j;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Drops the scores of old runs; the runs themselves stay on record. The current run and the one published before it always
 * stay: somebody may be reading the latter just now.
 */
@Component
@RequiredArgsConstructor
@Slf4j
class Retention {

    /** Longer than it takes the database to call off a vacuum that stands in the way. */
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private static final String LOCK_NOT_AVAILABLE = "55P03";

    private static final String LEFTOVERS = """
            select relname from pg_class
            where relkind = 'r' and relname ~ '^customer_score_\\d+$'
              and relnamespace = (select relnamespace from pg_class where oid = 'customer_score'::regclass)
              and substr(relname, length('customer_score_') + 1)::bigint not in (select id from score_run where kept)
            order by relname""";

    private static final String ATTACHED = LEFTOVERS.replace("where relkind", "where relispartition and relkind");

    private static final String DETACHING = """
            select inhrelid::regclass::text from pg_inherits
            where inhparent = 'customer_score'::regclass and inhdetachpending""";

    private final ScoreRunSettings settings;
    private final JdbcTemplate jdbc;

    /** Only for the holder of the run lock. Whatever a killed process left half done is finished the next time. */
    void dropOld() {
        giveUpOld();
        dropLeftovers();
    }

    /**
     * Drops scores that belong to no run that is kept; only for the holder of the run lock. Those that somebody reads for long,
     * as a backup does, are left to the next time: no run waits for that.
     */
    void dropLeftovers() {
        dropLeftovers(PATIENCE);
    }

    /** @param patience how long anybody who reads one of them is waited for */
    void dropLeftovers(Duration patience) {
        jdbc.execute((ConnectionCallback<Boolean>) connection -> {
            try (Statement statement = connection.createStatement()) {
                statement.execute("set lock_timeout = " + patience.toMillis());
                try {
                    dropLeftovers(statement);
                } finally {
                    statement.execute("reset lock_timeout");
                }
            }
            return true;
        });
    }

    private static void dropLeftovers(Statement statement) throws SQLException {
        try {
            for (String table : texts(statement, DETACHING)) {
                statement.execute("alter table customer_score detach partition %s finalize".formatted(table));
            }
            for (String table : texts(statement, ATTACHED)) {
                // outside a transaction, so that no reader of other runs has to wait
                statement.execute("alter table customer_score detach partition %s concurrently".formatted(table));
            }
            for (String table : texts(statement, LEFTOVERS)) {
                statement.execute("drop table " + table);
            }
        } catch (SQLException failure) {
            if (!LOCK_NOT_AVAILABLE.equals(failure.getSQLState())) {
                throw failure;
            }
            log.info("Scores of old runs are being read and stay until the next time");
        }
    }

    private static List<String> texts(Statement statement, String sql) throws SQLException {
        List<String> texts = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
        }
        return texts;
    }

    private void giveUpOld() {
        jdbc.update("""
                        update score_run set kept = false
                        where id in (
                            select id from (
                                select id, row_number() over (order by as_of desc, id desc) as place
                                from score_run where kept) as run
                            where place > ? and id not in (select run_id from current_score_run))
                          and id not in (
                            select id from score_run where published_at is not null
                            order by published_at desc, id desc limit 2)""", settings.keep());
    }
}
