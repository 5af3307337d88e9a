package dev.perennial.crm.segmentation.careplan;

import dev.perennial.crm.shared.Business;
import java.time.ZoneOffset;
import java.util.Map;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.SimplePropertyRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The rule "overdue against own rhythm, by tier": after a score run it makes tasks for customers who have been silent for
 * longer than their tier allows, and withdraws its open ones for customers who have bought since.
 *
 * <p>However many customers are overdue, an owner gets at most so many tasks by one run and keeps at most so many open, the
 * worthwhile first; a run whose as-of day lies far back makes none. So neither a first run nor one over old data floods
 * anybody.
 */
@Service
@RequiredArgsConstructor
public class OverdueTasks {

    /** Code of the rule on its tasks. */
    public static final String RULE = "OVERDUE";

    private final JdbcClient jdbc;
    private final Business business;

    /**
     * What the rule did after a run.
     *
     * @param found     customers it applied to
     * @param made      tasks the caps let through
     * @param withdrawn open tasks whose customer has bought since
     */
    public record Applied(int found, int made, int withdrawn) {}

    private record Made(int found, int made) {}

    /** Applies the rule to a published run; a second time, or to a run too old, it does nothing. */
    @Transactional
    public Applied apply(long runId) {
        if (!isFirstApplication(runId)) {
            return new Applied(0, 0, 0);
        }
        int withdrawn = withdraw(runId);
        Made made = make(runId);
        jdbc.sql(
                        "update care_rule_application set found = ?, made = ?, withdrawn = ? where rule_code = ? and run_id = ?")
                .params(made.found(), made.made(), withdrawn, RULE, runId)
                .update();
        return new Applied(made.found(), made.made(), withdrawn);
    }

    private boolean isFirstApplication(long runId) {
        return jdbc.sql("""
                                insert into care_rule_application (rule_code, run_id, applied_at)
                                select rule.code, run.id, :now
                                from care_rule rule join score_run run on run.id = :run
                                where rule.code = :rule and rule.enabled
                                  and run.as_of >= :today - (rule.parameters ->> 'freshDays')::integer
                                on conflict do nothing""").params(moment(runId)).update() > 0;
    }

    private int withdraw(long runId) {
        return jdbc.sql("""
                        update care_task task
                        set status = 'CANCELLED', snoozed_until = null, completed_at = :now, version = task.version + 1
                        from customer_score s
                        where s.run_id = %d and s.customer_id = task.customer_id and s.overdue_ratio < 1
                          and task.rule_code = :rule and task.status in ('OPEN', 'SNOOZED')""".formatted(runId)).params(moment(runId)).update();
    }

    private Made make(long runId) {
        return jdbc.sql("""
                        with rule as (
                            select parameters,
                                   (parameters ->> 'perOwner')::integer as per_owner,
                                   (parameters ->> 'openPerOwner')::integer as open_per_owner,
                                   (parameters ->> 'restDays')::integer as rest_days
                            from care_rule where code = :rule
                        ), term as (
                            select term.* from rule cross join jsonb_to_recordset(rule.parameters -> 'tiers') as term (
                                tier text, "overdueFrom" double precision, "dueWithinDays" integer,
                                kind text, "effortMinutes" integer, "perOwner" integer)
                        ), overdue as (
                            select c.id as customer_id, c.owner_id, term.*, run.as_of,
                                   s.gap_mean, s.gap_spread, s.recency_days, s.revenue, %2$s as priority
                            from customer_score s
                            join score_run run on run.id = s.run_id
                            join customer c on c.id = s.customer_id
                            join term on term.tier = s.tier
                            where s.run_id = %1$d and s.overdue_ratio >= term."overdueFrom" and s.revenue > 0
                              and not exists (
                                select 1 from care_task task cross join rule
                                where task.customer_id = c.id and task.rule_code = :rule
                                  and (task.status in ('OPEN', 'SNOOZED')
                                    or task.completed_by is not null
                                       and task.completed_at > :now - make_interval(days => rule.rest_days)))
                        ), in_tier as (
                            select overdue.*, row_number() over (
                                partition by owner_id, tier order by priority desc, customer_id) as tier_place
                            from overdue
                        ), in_queue as (
                            select in_tier.*, row_number() over (
                                partition by owner_id order by priority desc, customer_id) as place
                            from in_tier where tier_place <= "perOwner"
                        ), pending as (
                            select assignee_id, count(*) as tasks from care_task
                            where rule_code = :rule and status in ('OPEN', 'SNOOZED') group by assignee_id
                        ), made as (
                            insert into care_task
                                (customer_id, kind, rule_code, reason, due_on, effort_minutes, assignee_id, created_at)
                            select customer_id, kind, :rule,
                                   jsonb_build_object(
                                       'usualDays', round(gap_mean), 'spreadDays', round(gap_spread),
                                       'silentDays', recency_days, 'tier', tier,
                                       'revenue', revenue, 'asOf', as_of),
                                   :today + "dueWithinDays", "effortMinutes", owner_id, :now
                            from in_queue cross join rule
                            left join pending on pending.assignee_id is not distinct from owner_id
                            where place <= least(rule.per_owner, rule.open_per_owner - coalesce(pending.tasks, 0))
                            on conflict do nothing
                            returning id
                        )
                        select (select count(*) from overdue) as found, (select count(*) from made) as made""".formatted(runId, Priority.perHour("term.\"effortMinutes\"")))
                .params(moment(runId))
                .query(new SimplePropertyRowMapper<>(Made.class))
                .single();
    }

    private Map<String, Object> moment(long runId) {
        return Map.of(
                "rule",
                RULE,
                "run",
                runId,
                "today",
                business.today(),
                "now",
                business.now().atOffset(ZoneOffset.UTC));
    }
}
