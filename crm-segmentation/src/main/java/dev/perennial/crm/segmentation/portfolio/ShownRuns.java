package dev.perennial.crm.segmentation.portfolio;

import dev.perennial.crm.shared.Gone;
import dev.perennial.crm.shared.Message;
import dev.perennial.crm.shared.NotFound;
import java.util.Optional;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds the run to show. */
@Component
@RequiredArgsConstructor
class ShownRuns {

    private final JdbcClient jdbc;

    /** Empty before the first run is published. */
    Optional<ShownRun> current() {
        return jdbc.sql("""
                        select r.id, r.as_of, r.policy_version
                        from current_score_run current join score_run r on r.id = current.run_id""").query(ShownRun.class).optional();
    }

    /** @throws NotFound when there is no such finished run */
    ShownRun named(long id) {
        return find(id).orElseThrow(() -> new NotFound("score run", id));
    }

    /**
     * The run a list was begun with.
     *
     * @throws Gone when its scores have been cleared away since
     */
    ShownRun begunWith(long id) {
        return find(id).orElseThrow(() -> new Gone(Message.of("customer.error.run.gone")));
    }

    /** A finished run that still has its scores. */
    private Optional<ShownRun> find(long id) {
        return jdbc.sql("""
                        select id, as_of, policy_version from score_run
                        where id = :id and status = 'DONE' and kept""").param("id", id).query(ShownRun.class).optional();
    }
}
