package dev.perennial.crm.backup;

import dev.perennial.crm.operation.Underway;
import dev.perennial.crm.operation.Work;
import dev.perennial.crm.operation.WorkRow;
import java.util.List;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
@RequiredArgsConstructor
class BackupsUnderway implements Underway {

    private final JdbcClient jdbc;

    @Override
    public List<Work> underway() {
        return jdbc.sql("""
                        select file as what, requested_by as by_whom, started_at as created_at, progress
                        from backup_run where status = 'RUNNING' order by id""").query(WorkRow.of("backup")).list();
    }
}
