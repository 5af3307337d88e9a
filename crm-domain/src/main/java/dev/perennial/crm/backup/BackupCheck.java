package dev.perennial.crm.backup;

import dev.perennial.crm.operation.Check;
import dev.perennial.crm.operation.Finding;
import dev.perennial.crm.shared.Message;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Whether there is a backup of last night, and the last one that was tried could be restored. */
@Component
@EnableConfigurationProperties(BackupSettings.class)
@RequiredArgsConstructor
public class BackupCheck implements Check {

    /** One a night, which may begin an hour later when clocks change, and take an hour longer than the one before. */
    private static final Duration OLD = Duration.ofHours(26);

    private final BackupSettings settings;
    private final JdbcClient jdbc;
    private final Clock clock;

    /** Why a trial failed before it looked at an archive. */
    private static final List<String> NOT_TRIED =
            List.of("backup.busy", "backup.failure.interrupted", "backup.noPassword", "backup.noRoomForTrial");

    /**
     * What there is to judge by.
     *
     * @param since       when the database was made, or restored
     * @param lastBackup  when the last one was done; null before the first
     * @param trialFailed whether the last trial that looked at an archive failed
     */
    record Past(Instant since, @Nullable Instant lastBackup, boolean trialFailed) {}

    @Override
    public String subject() {
        return "backups";
    }

    @Override
    public Finding examine() {
        return settings.home().isEmpty() ? Finding.good(subject(), Message.of("system.backups.off")) : judge(past());
    }

    /** The last trial first: of what use are backups of last night that cannot be restored? */
    Finding judge(Past past) {
        Instant last = past.lastBackup();
        if (past.trialFailed()) {
            return warning("system.backups.trial");
        }
        if (age(last == null ? past.since() : last).compareTo(OLD) > 0) {
            return last == null
                    ? warning("system.backups.never")
                    : warning("system.backups.old", age(last).toHours());
        }
        return last == null
                ? Finding.good(subject(), Message.of("system.backups.first"))
                : Finding.good(
                        subject(),
                        Message.of("system.backups.good", Math.max(0, age(last).toHours())));
    }

    private Finding warning(String found, Object... arguments) {
        return Finding.warning(subject(), Message.of(found, arguments), Message.of(found + ".remedy"));
    }

    private Duration age(Instant moment) {
        return Duration.between(moment, clock.instant());
    }

    private Past past() {
        return jdbc.sql("""
                        select (select min(installed_on) from flyway_schema_history)::timestamptz as since,
                            (select max(finished_at) from backup_run where kind = 'BACKUP' and status = 'DONE') as last_backup,
                            coalesce((select status = 'FAILED' from backup_run where kind = 'TRIAL' and status <> 'RUNNING'
                                    and coalesce(message ->> 'code', '') <> all (:notTried)
                                order by id desc limit 1), false) as trial_failed""")
                .param("notTried", NOT_TRIED.toArray(String[]::new))
                .query((row, number) -> past(row))
                .single();
    }

    private static Past past(ResultSet row) throws SQLException {
        OffsetDateTime last = row.getObject("last_backup", OffsetDateTime.class);
        return new Past(
                row.getObject("since", OffsetDateTime.class).toInstant(),
                last == null ? null : last.toInstant(),
                row.getBoolean("trial_failed"));
    }
}
