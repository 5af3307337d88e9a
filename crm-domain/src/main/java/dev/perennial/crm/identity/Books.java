package dev.perennial.crm.identity;

import java.sql.Types;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The customers a person owns, as far as accounts and teams must know of them. */
@Component
@RequiredArgsConstructor
class Books {

    private final JdbcClient jdbc;

    long size(long userId) {
        return jdbc.sql("select count(*) from customer where owner_id = ?")
                .param(userId)
                .query(Long.class)
                .single();
    }

    /** The team kept with each customer is the owner's. */
    void follow(long userId, @Nullable Long teamId) {
        jdbc.sql("update customer set team_id = :team, version = version + 1 where owner_id = :user")
                .param("team", teamId, Types.BIGINT)
                .param("user", userId)
                .update();
    }
}
