package dev.perennial.crm.app.demo;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.random.RandomGenerator;

/** When the demonstration's staff are at work: on weekdays from nine to half past five. */
final class WorkingHours {

    private static final LocalTime OPENING = LocalTime.of(9, 0);
    private static final int MINUTES = 510;

    private WorkingHours() {}

    /** The day itself, or the Monday after it. */
    static LocalDate onOrAfter(LocalDate day) {
        return switch (day.getDayOfWeek()) {
            case SATURDAY -> day.plusDays(2);
            case SUNDAY -> day.plusDays(1);
            case MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY -> day;
        };
    }

    /** The day itself, or the Friday before it. */
    static LocalDate onOrBefore(LocalDate day) {
        return onOrAfter(day).equals(day) ? day : day.with(DayOfWeek.FRIDAY);
    }

    static LocalDateTime someTimeOn(LocalDate day, RandomGenerator random) {
        return day.atTime(OPENING.plusMinutes(random.nextInt(MINUTES)));
    }
}
