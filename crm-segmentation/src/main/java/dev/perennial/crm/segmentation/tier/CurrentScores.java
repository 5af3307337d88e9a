package dev.perennial.crm.segmentation.tier;

import java.util.Optional;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds the run whose scores are shown, so that queries can name its partition by a literal. */
@Component
@RequiredArgsConstructor
class CurrentScores {

    private final JdbcClient jdbc;

    Optional<ScoredRun> run() {
        return jdbc.sql("""
                        select run.id, run.as_of, run.policy_version
                        from current_score_run current join score_run run on run.id = current.run_id""").query(ScoredRun.class).optional();
    }
}
