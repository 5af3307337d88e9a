package dev.perennial.crm.app.metrics;

import dev.perennial.crm.shared.Business;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import lombok.RequiredArgsConstructor;
import lombok.extern.slf4j.Slf4j;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Figures of the whole installation, read from the database, hence the same on every server and after a restart. All are
 * read at once, and again only after a while.
 */
@Slf4j
@Component
@RequiredArgsConstructor
class BusinessFigures {

    private static final Duration FRESH = Duration.ofSeconds(10);

    private final JdbcClient jdbc;
    private final Business business;
    private Map<String, Double> known = Map.of();
    private @Nullable Instant readAt;

    /** Not a number while the database does not answer. */
    synchronized double of(String figure) {
        Instant now = business.now();
        if (readAt == null || Duration.between(readAt, now).compareTo(FRESH) >= 0) {
            readAt = now;
            known = read();
        }
        return known.getOrDefault(figure, Double.NaN);
    }

    private Map<String, Double> read() {
        Map<String, Double> figures = new HashMap<>();
        try {
            jdbc.sql("""
                            select
                                (select count(*) from care_task where status = 'OPEN') as tasks_open,
                                (select count(*) from care_task where status = 'OPEN' and due_on < :today) as tasks_overdue,
                                (select count(*) from scheduled_tasks where consecutive_failures > 0) as jobs_failing,
                                imports.*, runs.*, backups.*, backup.*, trial.*
                            from (select
                                    count(*) filter (where status = 'DONE') as imports_done,
                                    count(*) filter (where status = 'FAILED') as imports_failed,
                                    coalesce(sum(rows_accepted), 0) as rows_accepted,
                                    coalesce(sum(rows_rejected), 0) as rows_rejected,
                                    coalesce(sum(extract(epoch from finished_at - started_at)), 0) as import_seconds
                                from import where not dry_run) as imports,
                                (select
                                    count(*) filter (where status = 'DONE') as runs_done,
                                    count(*) filter (where status = 'FAILED') as runs_failed,
                                    coalesce(sum(extract(epoch from finished_at - started_at)), 0) as run_seconds
                                from score_run) as runs,
                                (select
                                    count(*) filter (where kind = 'BACKUP' and status = 'DONE') as backups_done,
                                    count(*) filter (where kind = 'BACKUP' and status = 'FAILED') as backups_failed,
                                    count(*) filter (where kind = 'TRIAL' and status = 'DONE') as trials_done,
                                    count(*) filter (where kind = 'TRIAL' and status = 'FAILED') as trials_failed
                                from backup_run) as backups
                            left join (select
                                    extract(epoch from finished_at) as backup_at,
                                    extract(epoch from finished_at - started_at) as backup_seconds,
                                    bytes as backup_bytes
                                from backup_run where kind = 'BACKUP' and status = 'DONE'
                                order by finished_at desc limit 1) as backup on true
                            left join (select
                                    extract(epoch from finished_at) as trial_at,
                                    extract(epoch from finished_at - started_at) as trial_seconds
                                from backup_run where kind = 'TRIAL' and status = 'DONE'
                                order by finished_at desc limit 1) as trial on true""")
                    .param("today", business.isEstablished() ? business.today() : null)
                    .query()
                    .singleRow()
                    .forEach((figure, value) -> {
                        if (value instanceof Number number) {
                            figures.put(figure, number.doubleValue());
                        }
                    });
        } catch (DataAccessException failure) {
            log.debug("No figures for metrics now", failure);
        }
        return figures;
    }
}
