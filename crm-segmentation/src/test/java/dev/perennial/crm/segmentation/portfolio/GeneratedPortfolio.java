package dev.perennial.crm.segmentation.portfolio;

import dev.perennial.crm.testing.SalesForce;
import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Customers with scores, made by the thousand without the time a score run takes. */
record GeneratedPortfolio(JdbcClient jdbc, SalesForce staff) {

    static final LocalDate AS_OF = LocalDate.of(2026, 3, 15);

    /** Every hundredth is the rep's, every fiftieth of the others the second rep's; the rest is in the pool. */
    void customers(int count) {
        jdbc.sql("""
                        insert into customer (customer_no, name, name_tokens, type, region, tags, owner_id, team_id)
                        select 'G-' || lpad(n::text, 6, '0'),
                               case when n % 997 = 0 then '张伟' || n else 'Customer ' || n end,
                               case when n % 997 = 0 then array['张伟', 'zw', 'zhangwei', n::text] else array['customer', n::text] end,
                               case when n % 2 = 0 then 'COMPANY' else 'PERSON' end,
                               'Region ' || n % 40, case when n % 500 = 0 then array['vip'] else '{}' end, u.id, u.team_id
                        from generate_series(1, :count) n
                        left join app_user u on u.id = case when n % 100 = 0 then :rep when n % 50 = 0 then :rep2 end""")
                .param("count", count)
                .param("rep", staff.rep().userId())
                .param("rep2", staff.rep2().userId())
                .update();
        jdbc.sql("""
                        insert into customer_contact (customer_id, kind, value, last_four, normalised)
                        select id, 'PHONE', '138 0013 ' || right(customer_no, 4), right(customer_no, 4),
                               '+861380013' || right(customer_no, 4)
                        from customer
                        union all
                        select id, 'EMAIL', 'Mail' || customer_no || '@generated.example', null, null from customer""").update();
        jdbc.sql("""
                        insert into contact_person (customer_id, name, name_tokens, phone, last_four, normalised, email)
                        select id, case when id % 997 = 0 then '王芳' || id else 'Person ' || id end,
                               case when id % 997 = 0 then array['王芳', 'wf', 'wangfang', id::text] else array['person', id::text] end,
                               '0571 88' || lpad(id::text, 6, '0'), right(lpad(id::text, 6, '0'), 4),
                               '+8657188' || lpad(id::text, 6, '0'), 'Person' || id || '@generated.example'
                        from customer""").update();
        jdbc.sql("analyze contact_person").update();
        // what indexes alone can tell is only asked of them when it is known that nothing was written since
        jdbc.sql("vacuum (analyze) customer").update();
        jdbc.sql("analyze customer_contact").update();
    }

    /**
     * Gives somebody a hundred customers of the pool, and shares with them fifty of those, a hundred others of the pool and the rep's
     * twenty of the largest numbers.
     */
    void share(long userId) {
        jdbc.sql("update customer set owner_id = ? where id % 200 = 3")
                .param(userId)
                .update();
        jdbc.sql("""
                        insert into customer_collaborator (customer_id, user_id)
                        select id, :user from customer
                        where id % 400 = 3 or id % 200 = 103 or (id % 1000 = 0)""").param("user", userId).update();
    }

    /** A published run in which every customer but each tenth has a score; the revenue falls as the key rises. */
    long run(LocalDate asOf) {
        jdbc.sql("""
                        insert into tier_policy (version, reason, tiers, author) values (1, '-', '[]', 'test')
                        on conflict do nothing""").update();
        long run = jdbc.sql("""
                        insert into score_run (as_of, policy_version, status, kept, published_at, requested_by)
                        values (:asOf, 1, 'DONE', true, now(), 'test') returning id""")
                .param("asOf", asOf)
                .query((row, number) -> row.getLong(1))
                .single();
        jdbc.sql("create table customer_score_%d (like customer_score including defaults including constraints)"
                        .formatted(run))
                .update();
        jdbc.sql("""
                        insert into customer_score_%1$d (run_id, customer_id, first_day, last_day, recency_days, occasions,
                            orders, revenue, profit, total_occasions, total_revenue, r, f, m, segment, value_class,
                            value_level, frequency_level, buyer_type, abc, stage, tier, gap_mean, gap_spread,
                            overdue_ratio, trend, clv, churn_risk, value_at_risk, p_alive, expected_orders_90,
                            expected_orders_365)
                        select %1$d, id, :asOf::date - 400, :asOf::date - (id %% 300)::int, id %% 300, 5, 6,
                            1000000 - id / 2, 100, 5, 2000, 1 + id %% 5, 3, 3,
                            case when id %% 5 = 0 then 'CHAMPIONS' else 'LOYAL' end, 'IMPORTANT_VALUE', 'HIGH', 'MID',
                            'OCCASIONAL', 'A', 'STABLE', case when id %% 20 = 1 then 'PLATINUM' else 'STANDARD' end,
                            21, 6, (id %% 300) / 21.0, 0.1,
                            forecast.clv, forecast.risk, forecast.clv * forecast.risk, 0.9, 1.5, 6
                        from customer
                        cross join lateral (
                            select case when id %% 7 > 0 then 1000 + id %% 1000 end::numeric, (id %% 100) / 100.0
                        ) forecast (clv, risk)
                        where id %% 10 <> 9""".formatted(run)).param("asOf", asOf).update();
        jdbc.sql("create unique index on customer_score_%d (customer_id)".formatted(run))
                .update();
        jdbc.sql("create index on customer_score_%d (revenue, customer_id)".formatted(run))
                .update();
        jdbc.sql("create index on customer_score_%d (recency_days, customer_id)".formatted(run))
                .update();
        for (String order : List.of("clv", "churn_risk", "value_at_risk")) {
            jdbc.sql("create index on customer_score_%d (%s, customer_id)".formatted(run, order))
                    .update();
        }
        for (String order : List.of("revenue", "churn_risk", "value_at_risk")) {
            jdbc.sql("create index on customer_score_%d (tier, %s, customer_id)".formatted(run, order))
                    .update();
        }
        jdbc.sql("alter table customer_score attach partition customer_score_%1$d for values in (%1$d)".formatted(run))
                .update();
        jdbc.sql("vacuum (analyze) customer_score_%d".formatted(run)).update();
        jdbc.sql("""
                        insert into current_score_run (run_id) values (:run)
                        on conflict (only_one) do update set run_id = :run""").param("run", run).update();
        return run;
    }
}
