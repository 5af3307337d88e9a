package dev.perennial.crm.customer;

import com.nlf.calendar.Lunar;
import com.nlf.calendar.LunarMonth;
import com.nlf.calendar.Solar;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.LocalDate;

/**
 * A day of every year of the Chinese calendar, such as a birthday.
 *
 * <p>A birthday from a leap month is kept in the ordinary month of the same number, and one on the 30th on the 29th of a month
 * that has no 30th.
 *
 * @param month 1 to 12
 * @param day   1 to 30
 */
@Embeddable
public record LunarDay(
        @Column(name = "lunar_month") int month,
        @Column(name = "lunar_day") int day) {

    /** Last day of the longest month. */
    public static final int LONGEST_MONTH = 30;

    /** Whether the calendar has such a day at all. */
    boolean isPossible() {
        return month >= 1 && month <= 12 && day >= 1 && day <= LONGEST_MONTH;
    }

    /** The first day on which it is kept, on or after the given one. */
    public LocalDate next(LocalDate from) {
        LocalDate kept = in(from.getYear() - 1); // the last month of a lunar year reaches into the next solar one
        for (int year = from.getYear(); kept.isBefore(from); year++) {
            kept = in(year);
        }
        return kept;
    }

    /** Whether it is kept on this day. */
    public boolean isKeptOn(LocalDate date) {
        return next(date).equals(date);
    }

    /** The day of the Chinese calendar that a day is; one in a leap month counts as of the ordinary month. */
    public static LunarDay of(LocalDate date) {
        Lunar lunar = new Solar(date.getYear(), date.getMonthValue(), date.getDayOfMonth()).getLunar();
        return new LunarDay(Math.abs(lunar.getMonth()), lunar.getDay());
    }

    private LocalDate in(int lunarYear) {
        int last = LunarMonth.fromYm(lunarYear, month).getDayCount();
        Solar solar = Lunar.fromYmd(lunarYear, month, Math.min(day, last)).getSolar();
        return LocalDate.of(solar.getYear(), solar.getMonth(), solar.getDay());
    }

    /** Month and day, as in {@code 8-15}. */
    @Override
    public String toString() {
        return month + "-" + day;
    }
}
