package dev.perennial.crm.operation;

import dev.perennial.crm.shared.Message;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Whether the clock of this machine agrees with the database's: both stamp what happens, and decide which day it is. */
@Component
@RequiredArgsConstructor
class ClockCheck implements Check {

    private static final Duration NOTICEABLE = Duration.ofSeconds(2);
    private static final Duration WRONG = Duration.ofMinutes(1);

    private final Clock clock;
    private final JdbcClient jdbc;

    @Override
    public String subject() {
        return "clock";
    }

    @Override
    public Finding examine() {
        Instant asked = clock.instant();
        Instant database = jdbc.sql("select clock_timestamp()")
                .query(OffsetDateTime.class)
                .single()
                .toInstant();
        Duration underWay = Duration.between(asked, clock.instant());
        return judge(
                Duration.between(asked.plus(underWay.dividedBy(2)), database).abs());
    }

    /** @param difference between the two clocks, never negative */
    Finding judge(Duration difference) {
        double seconds = difference.toMillis() / 1000.0;
        if (difference.compareTo(NOTICEABLE) < 0) {
            return Finding.good(subject(), Message.of("system.clock.good", difference.toMillis()));
        }
        Message found = Message.of("system.clock.off", seconds);
        Message remedy = Message.of("system.clock.remedy");
        return difference.compareTo(WRONG) < 0
                ? Finding.warning(subject(), found, remedy)
                : Finding.wrong(subject(), found, remedy);
    }
}
