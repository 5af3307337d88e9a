package dev.perennial.crm.segmentation.careplan;

import dev.perennial.crm.identity.Viewer;
import java.sql.Types;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Customers, and score runs as a finished one leaves them, without computing any. */
public record ScoreRows(JdbcClient jdbc) {

    /** A published run of that day, the current one from now on. */
    public long run(LocalDate asOf) {
        jdbc.sql("""
                        insert into tier_policy (version, tiers, reason, author)
                        values (1, '[]', 'First', 'test') on conflict do nothing""").update();
        long run = jdbc.sql("""
                        insert into score_run (as_of, policy_version, status, published_at, kept, requested_by)
                        values (?, (select min(version) from tier_policy), 'DONE', now(), true, 'test') returning id""").param(asOf).query(Long.class).single();
        jdbc.sql("create table customer_score_%1$d partition of customer_score for values in (%1$d)".formatted(run))
                .update();
        jdbc.sql("""
                        insert into current_score_run (run_id) values (?)
                        on conflict (only_one) do update set run_id = excluded.run_id""").param(run).update();
        return run;
    }

    public void customer(String number, @Nullable Viewer owner) {
        jdbc.sql("""
                        insert into customer (customer_no, name, name_tokens, type, owner_id, team_id)
                        select :number, :number, '{}', 'COMPANY', u.id, u.team_id
                        from (select 1) one left join app_user u on u.id = :owner""")
                .param("number", number)
                .param("owner", owner == null ? null : owner.userId(), Types.BIGINT)
                .update();
    }

    /** A customer who usually buys every 20 days. */
    public void score(long run, String customerNo, String tier, double revenue, @Nullable Double overdueRatio) {
        jdbc.sql("""
                        insert into customer_score (run_id, customer_id, first_day, last_day, recency_days, occasions,
                            orders, revenue, profit, total_occasions, total_revenue, r, f, m, segment, value_class, value_level,
                            frequency_level, buyer_type, abc, stage, tier, gap_mean, gap_spread, overdue_ratio)
                        select run.id, c.id, run.as_of - 400, run.as_of - days, days, 10, 12, :revenue, :revenue / 4, 20,
                               :revenue * 2, 3, 3, 3, 'LOYAL', 'IMPORTANT_VALUE', 'HIGH', 'HIGH', 'FREQUENT', 'A',
                               'STABLE', :tier, 20, 6, :ratio
                        from score_run run
                        cross join customer c
                        cross join lateral (select round(20 * coalesce(:ratio, 1))::integer as days) late
                        where run.id = :run and c.customer_no = :customer""")
                .param("run", run)
                .param("customer", customerNo)
                .param("tier", tier)
                .param("revenue", revenue)
                .param("ratio", overdueRatio, Types.DOUBLE)
                .update();
    }
}
