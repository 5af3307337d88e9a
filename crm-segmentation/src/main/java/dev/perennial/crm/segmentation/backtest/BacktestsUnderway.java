package dev.perennial.crm.segmentation.backtest;

import dev.perennial.crm.operation.Underway;
import dev.perennial.crm.operation.Work;
import dev.perennial.crm.operation.WorkRow;
import java.util.List;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
@RequiredArgsConstructor
class BacktestsUnderway implements Underway {

    private final JdbcClient jdbc;

    @Override
    public List<Work> underway() {
        return jdbc.sql("""
                        select cast(as_of as text) as what, requested_by as by_whom, created_at, progress
                        from backtest where status in ('QUEUED', 'RUNNING') order by id""").query(WorkRow.of("backtest")).list();
    }
}
