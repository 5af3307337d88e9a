package dev.perennial.crm.operation;

import dev.perennial.crm.shared.Message;
import java.util.Arrays;
import lombok.RequiredArgsConstructor;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfoService;
import org.flywaydb.core.api.MigrationState;
import org.springframework.stereotype.Component;

/** Whether the tables are the ones this release works with. */
@Component
@RequiredArgsConstructor
class MigrationCheck implements Check {

    private final Flyway flyway;

    @Override
    public String subject() {
        return "migrations";
    }

    @Override
    public Finding examine() {
        MigrationInfoService migrations = flyway.info();
        if (Arrays.stream(migrations.all()).anyMatch(each -> each.getState().isFailed())) {
            return Finding.wrong(
                    subject(), Message.of("system.migrations.failed"), Message.of("system.migrations.failed.remedy"));
        }
        if (Arrays.stream(migrations.all()).anyMatch(each -> each.getState() == MigrationState.FUTURE_SUCCESS)) {
            return Finding.wrong(
                    subject(), Message.of("system.migrations.newer"), Message.of("system.migrations.newer.remedy"));
        }
        int pending = migrations.pending().length;
        return pending > 0
                ? Finding.warning(
                        subject(),
                        Message.of("system.migrations.pending", pending),
                        Message.of("system.migrations.pending.remedy"))
                : Finding.good(subject(), Message.of("system.migrations.good", migrations.applied().length));
    }
}
