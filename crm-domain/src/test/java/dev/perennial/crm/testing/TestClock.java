package dev.perennial.crm.testing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * A clock that stands still until a test moves it. Every test finds it at {@link #START}.
 */
public final class TestClock extends Clock {

    /** Monday, 16 March 2026, ten in the morning in Shanghai. */
    public static final Instant START = Instant.parse("2026-03-16T02:00:00Z");

    private volatile Instant now = START;

    /** Makes it be this moment. */
    public void set(Instant moment) {
        now = moment;
    }

    /** Lets time pass. */
    public void advance(Duration duration) {
        now = now.plus(duration);
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return Clock.fixed(now, zone);
    }
}
