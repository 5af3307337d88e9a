package dev.perennial.crm.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.crm.testing.DatabaseTest;
import dev.perennial.crm.testing.TestClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@DatabaseTest
class SignInThrottleTest {

    @Autowired
    SignInThrottle throttle;

    @Autowired
    TestClock clock;

    @Test
    void aFewFailuresAreForgiven() {
        fail("forgiven", SignInThrottle.FREE_FAILURES - 1);

        assertThat(throttle.isBlocked("forgiven")).isFalse();
    }

    @Test
    void oneMoreFailureMakesTheSubjectWaitTenSeconds() {
        fail("waiting", SignInThrottle.FREE_FAILURES);

        assertThat(throttle.isBlocked("waiting")).isTrue();
        clock.advance(Duration.ofSeconds(11));
        assertThat(throttle.isBlocked("waiting")).isFalse();
    }

    @Test
    void eachFurtherFailureDoublesTheWaitUpToAQuarterOfAnHour() {
        fail("stubborn", SignInThrottle.FREE_FAILURES + 1);
        clock.advance(Duration.ofSeconds(19));
        assertThat(throttle.isBlocked("stubborn")).isTrue();

        fail("stubborn", 50);
        clock.advance(Duration.ofMinutes(14));
        assertThat(throttle.isBlocked("stubborn")).isTrue();
        clock.advance(Duration.ofMinutes(2));
        assertThat(throttle.isBlocked("stubborn")).isFalse();
    }

    @Test
    void aSuccessClearsTheSlate() {
        fail("relieved", SignInThrottle.FREE_FAILURES);

        throttle.succeeded("relieved");

        assertThat(throttle.isBlocked("relieved")).isFalse();
    }

    @Test
    void oneSubjectDoesNotBlockAnother() {
        fail("guilty", SignInThrottle.FREE_FAILURES);

        assertThat(throttle.isBlocked("innocent")).isFalse();
    }

    private void fail(String subject, int times) {
        for (int i = 0; i < times; i++) {
            throttle.failed(subject);
        }
    }
}
