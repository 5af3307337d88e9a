package dev.perennial.crm.testing;

import org.springframework.test.context.TestContext;
import org.springframework.test.context.support.AbstractTestExecutionListener;

/** Sets the clock back before every test, so that none depends on the one before it. */
class TestClockReset extends AbstractTestExecutionListener {

    @Override
    public void beforeTestMethod(TestContext context) {
        context.getApplicationContext()
                .getBeanProvider(TestClock.class)
                .ifAvailable(clock -> clock.set(TestClock.START));
    }
}
