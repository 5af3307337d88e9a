package dev.perennial.crm.app.job;

import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.schedule.Schedule;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import dev.perennial.crm.shared.Business;
import java.time.Instant;
import java.time.LocalTime;

/**
 * Every day at a time of the business, whose time zone is known only after the first start.
 *
 * @param time on the clocks of the business
 */
record BusinessNight(Business business, LocalTime time) implements Schedule {

    @Override
    public Instant getNextExecutionTime(ExecutionComplete complete) {
        return daily().getNextExecutionTime(complete);
    }

    @Override
    public Instant getInitialExecutionTime(Instant now) {
        return daily().getInitialExecutionTime(now);
    }

    @Override
    public boolean isDeterministic() {
        return true;
    }

    private Schedule daily() {
        return Schedules.daily(business.timeZone(), time);
    }
}
