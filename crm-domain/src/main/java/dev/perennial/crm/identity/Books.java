package dev.perennial.crm.identity;

import dev.perennial.crm.shared.Business;
import java.sql.Types;
import java.time.ZoneOffset;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The customers and tasks a person has in hand, as far as accounts and teams must know of them. */
@Component
@RequiredArgsConstructor
class Books {

    private final JdbcClient jdbc;
    private final Business business;

    long size(long userId) {
        return jdbc.sql("select count(*) from customer where owner_id = ?")
                .param(userId)
                .query(Long.class)
                .single();
    }

    long openTasks(long userId) {
        return jdbc.sql("select count(*) from care_task where assignee_id = ? and status in ('OPEN', 'SNOOZED')")
                .param(userId)
                .query(Long.class)
                .single();
    }

    /** They help with nobody's customers any more, stand in for nobody, and nobody for them. */
    void close(long userId) {
        jdbc.sql("""
                        update customer c set updated_at = :now, version = c.version + 1
                        where c.id in (select customer_id from customer_collaborator where user_id = :user)""")
                .param("now", business.now().atOffset(ZoneOffset.UTC))
                .param("user", userId)
                .update();
        jdbc.sql("delete from customer_collaborator where user_id = ?")
                .param(userId)
                .update();
        jdbc.sql("delete from deputy where to_day >= :today and :user in (absent_user, deputy_user)")
                .param("today", business.today())
                .param("user", userId)
                .update();
    }

    /** The team kept with each customer is the owner's. */
    void follow(long userId, @Nullable Long teamId) {
        jdbc.sql("update customer set team_id = :team, updated_at = :now, version = version + 1 where owner_id = :user")
                .param("now", business.now().atOffset(ZoneOffset.UTC))
                .param("team", teamId, Types.BIGINT)
                .param("user", userId)
                .update();
    }
}
