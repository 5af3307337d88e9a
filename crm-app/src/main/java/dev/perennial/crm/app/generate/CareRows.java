package dev.perennial.crm.app.generate;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import lombok.RequiredArgsConstructor;

/**
 * Writes what owners said to their customers, and what they are going to do: a talk for two customers in three, forty open
 * tasks a person around the last day, and a past of tasks done for one customer in thirty.
 */
@RequiredArgsConstructor
final class CareRows {

    /** A number below 1000 that depends on the seed and the customer alone. */
    private static final String DRAW = "abs(hashint8extended(c.id - %d, %d)) %% 1000";

    private static final String TALKS = """
            insert into interaction (customer_id, occurred_at, channel, direction, subject, body, outcome, user_id)
            select c.id, (date '%1$s' - (draw * 37 %% 540)::integer) + interval '3 hours' + draw * interval '17 seconds',
                   (array['PHONE', 'EMAIL', 'WECOM', 'VISIT'])[draw %% 4 + 1],
                   case when draw %% 3 = 0 then 'INBOUND' else 'OUTBOUND' end,
                   (array['Order and delivery', 'New prices', 'A question', 'How things are'])[draw %% 4 + 1],
                   'Made up to try the product at scale.', case when draw %% 5 = 0 then 'NO_ANSWER' else 'REACHED' end,
                   c.owner_id
            from (select c.id, c.owner_id, %2$s as draw from customer c
                  where c.id >= %3$d and c.owner_id is not null) c
            where draw < 667""";

    private static final String OPEN_TASKS = """
            insert into care_task (customer_id, kind, title, due_on, assignee_id)
            select c.id, (array['CALL', 'VISIT', 'MESSAGE'])[place %% 3 + 1], 'Ask how things are',
                   date '%1$s' + (place %% 20)::integer - 8, c.owner_id
            from (select c.id, c.owner_id, row_number() over (partition by c.owner_id order by draw, c.id) as place
                  from (select c.id, c.owner_id, %2$s as draw from customer c
                        where c.id >= %3$d and c.owner_id is not null) c
                  where draw < 200) c
            where place <= 40""";

    private static final String DONE_TASKS = """
            insert into care_task (customer_id, kind, title, due_on, assignee_id, status, outcome, completed_at, completed_by)
            select c.id, 'CALL', 'Call after the order', c.day, c.owner_id, 'DONE', 'REACHED', c.day + interval '4 hours',
                   c.owner_id
            from (select c.id, c.owner_id, date '%1$s' - (draw * 29 %% 400)::integer - 1 as day, draw
                  from (select c.id, c.owner_id, %2$s as draw from customer c
                        where c.id >= %3$d and c.owner_id is not null) c) c
            where draw between 900 and 932""";

    private final GenerationPlan plan;
    private final long firstId;

    void write(Connection connection) throws SQLException {
        String draw = DRAW.formatted(firstId, plan.seed());
        try (Statement statement = connection.createStatement()) {
            for (String sql : new String[] {TALKS, OPEN_TASKS, DONE_TASKS}) {
                statement.executeUpdate(sql.formatted(plan.until(), draw, firstId));
            }
        }
    }
}
