package dev.perennial.crm.segmentation.run;

import dev.perennial.crm.shared.Business;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.Optional;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Makes a run the current one, and writes down who changed tier. */
@Component
@RequiredArgsConstructor
class Publication {

    private final RunLog log;
    private final JdbcClient jdbc;
    private final Business business;
    private final ApplicationEventPublisher events;

    /**
     * Whether a run is to become the current one: as asked for, else unless it is older than the present one; never when it
     * found nobody to score.
     */
    boolean isDue(ScoreRun run, int customers) {
        if (customers == 0) {
            return false;
        }
        Boolean asked = run.publish();
        return asked != null
                ? asked
                : log.current().map(ScoreRun::asOf).filter(run.asOf()::isBefore).isEmpty();
    }

    /**
     * Publishes within the transaction that wrote the scores.
     *
     * <p>Moves are counted from the latest day published so far: a run of an older day, or of the same day under the same
     * policy, moves nobody. Only a first day and a later one are news to others.
     */
    void publish(ScoreRun run, @Nullable Integer policyVersion) {
        Optional<ScoreRun> before = log.latestPublished();
        boolean newDay = before.map(latest -> run.asOf().isAfter(latest.asOf())).orElse(true);
        jdbc.sql("update score_run set published_at = ? where id = ?")
                .params(business.now().atOffset(ZoneOffset.UTC), run.id())
                .update();
        jdbc.sql("""
                        insert into current_score_run (run_id) values (?)
                        on conflict (only_one) do update set run_id = excluded.run_id""").param(run.id()).update();
        before.filter(latest -> newDay || isRegraded(run, policyVersion, latest))
                .ifPresent(latest -> writeTierChanges(run.id(), latest.id()));
        if (newDay) {
            events.publishEvent(new ScoreRunPublished(run.id()));
        }
        events.publishEvent(new CurrentScoreRun(run.id(), run.asOf()));
    }

    private static boolean isRegraded(ScoreRun run, @Nullable Integer policyVersion, ScoreRun latest) {
        return run.asOf().equals(latest.asOf()) && !Objects.equals(policyVersion, latest.policyVersion());
    }

    private void writeTierChanges(long runId, long before) {
        jdbc.sql("set local work_mem = '128MB'").update();
        jdbc.sql("""
                        insert into tier_change (run_id, customer_id, from_tier, to_tier)
                        select %d, coalesce(new.customer_id, old.customer_id), old.tier, new.tier
                        from %s new full join %s old on old.customer_id = new.customer_id
                        where old.tier is distinct from new.tier""".formatted(runId, ScoreTable.name(runId), ScoreTable.name(before)))
                .update();
    }
}
