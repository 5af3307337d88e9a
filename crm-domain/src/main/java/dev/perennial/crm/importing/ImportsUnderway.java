package dev.perennial.crm.importing;

import dev.perennial.crm.operation.Underway;
import dev.perennial.crm.operation.Work;
import dev.perennial.crm.operation.WorkRow;
import java.util.List;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
@RequiredArgsConstructor
class ImportsUnderway implements Underway {

    private final JdbcClient jdbc;

    @Override
    public List<Work> underway() {
        return jdbc.sql("""
                        select import.file_name as what, u.username as by_whom, import.created_at, import.progress
                        from import left join app_user u on u.id = import.created_by
                        where import.status in ('QUEUED', 'RUNNING') order by import.id""").query(WorkRow.of("import")).list();
    }
}
