package dev.perennial.crm.app.demo;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;

/**
 * How far the demonstration is moved into the present: by whole weeks, so that every day keeps its weekday.
 *
 * @param weeks added to every date of the source
 */
record Shift(long weeks) {

    /** Day of the last order in the source. */
    static final LocalDate LAST_DAY = LocalDate.of(2011, 12, 9);

    /** Brings the last order to one of the seven days before {@code today}, all of which are over. */
    static Shift before(LocalDate today) {
        return new Shift(Math.floorDiv(ChronoUnit.DAYS.between(LAST_DAY, today.minusDays(1)), 7L));
    }

    LocalDate of(LocalDate day) {
        return day.plusWeeks(weeks);
    }

    LocalDateTime of(LocalDateTime time) {
        return time.plusWeeks(weeks);
    }
}
