package dev.perennial.crm.app.demo;

import dev.perennial.crm.shared.Business;
import java.util.List;
import java.util.function.Function;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Writes down what was said, in one statement. */
@Component
@RequiredArgsConstructor
class DemoTalks {

    private final JdbcClient jdbc;
    private final Business business;

    /** @return how many were written */
    int write(List<DemoTalk> talks) {
        return jdbc.sql("""
                        insert into interaction
                            (customer_id, occurred_at, channel, direction, subject, body, outcome, user_id, created_at)
                        select c.id, t.at, t.channel, t.direction, t.subject, t.body, t.outcome, u.id, t.at
                        from unnest(cast(:customers as text[]), cast(:times as timestamptz[]), cast(:channels as text[]),
                            cast(:directions as text[]), cast(:subjects as text[]), cast(:bodies as text[]),
                            cast(:outcomes as text[]), cast(:users as text[]))
                            as t (customer_no, at, channel, direction, subject, body, outcome, username)
                        join customer c on c.customer_no = t.customer_no
                        join app_user u on u.username = t.username
                        order by t.at, c.id""")
                .param("customers", column(talks, DemoTalk::customerNo))
                .param("times", column(talks, talk -> moment(talk)))
                .param("channels", column(talks, talk -> talk.channel().name()))
                .param("directions", column(talks, talk -> name(talk.direction())))
                .param("subjects", column(talks, DemoTalk::subject))
                .param("bodies", column(talks, DemoTalk::body))
                .param("outcomes", column(talks, talk -> name(talk.outcome())))
                .param("users", column(talks, DemoTalk::user))
                .update();
    }

    private String moment(DemoTalk talk) {
        return talk.at().atZone(business.timeZone()).toInstant().toString();
    }

    private static @Nullable String name(@Nullable Enum<?> constant) {
        return constant == null ? null : constant.name();
    }

    private static @Nullable String[] column(List<DemoTalk> talks, Function<DemoTalk, @Nullable String> part) {
        return talks.stream().map(part).toArray(String[]::new);
    }
}
