package dev.perennial.crm.identity;

import dev.perennial.crm.shared.Business;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Slows down guessing of passwords: after {@value #FREE_FAILURES} failures of one subject further tries are refused for a
 * time that doubles with each failure, up to a quarter of an hour. Kept in the database, so that all nodes share it.
 */
@Component
@RequiredArgsConstructor
public class SignInThrottle {

    /** Failures before the first wait. */
    public static final int FREE_FAILURES = 5;

    private static final Duration LONGEST_WAIT = Duration.ofMinutes(15);

    private final JdbcClient jdbc;
    private final Business business;

    /** Whether a try by this subject, such as a user name or an address, is refused unread just now. */
    public boolean isBlocked(String subject) {
        return jdbc.sql("select failures, last_failure from sign_in_failure where subject = ?")
                .param(subject)
                .query((row, number) ->
                        row.getTimestamp("last_failure").toInstant().plus(wait(row.getInt("failures"))))
                .optional()
                .filter(until -> until.isAfter(business.now()))
                .isPresent();
    }

    public void failed(String subject) {
        Instant now = business.now();
        jdbc.sql("""
                        insert into sign_in_failure as known (subject, failures, last_failure) values (:subject, 1, :now)
                        on conflict (subject) do update set
                            failures = case when known.last_failure < :forgotten then 1 else known.failures + 1 end,
                            last_failure = :now""")
                .param("subject", subject)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("forgotten", now.minus(LONGEST_WAIT).atOffset(ZoneOffset.UTC))
                .update();
    }

    public void succeeded(String subject) {
        jdbc.sql("delete from sign_in_failure where subject = ?").param(subject).update();
    }

    private static Duration wait(int failures) {
        if (failures < FREE_FAILURES) {
            return Duration.ZERO;
        }
        Duration doubled = Duration.ofSeconds(10L << Math.min(failures - FREE_FAILURES, 10));
        return doubled.compareTo(LONGEST_WAIT) < 0 ? doubled : LONGEST_WAIT;
    }
}
