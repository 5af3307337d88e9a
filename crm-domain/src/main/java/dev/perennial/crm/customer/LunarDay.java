package dev.perennial.crm.customer;

import com.nlf.calendar.Lunar;
import com.nlf.calendar.LunarMonth;
import com.nlf.calendar.Solar;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

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

    private static final Pattern FIGURES = Pattern.compile("(\\d{1,2})[-/.月](\\d{1,2})日?");
    private static final List<String> MONTHS =
            List.of("正月", "二月", "三月", "四月", "五月", "六月", "七月", "八月", "九月", "十月", "冬月", "腊月");

    /** Spelled out here: the names of the calendar's library are not there before somebody has asked it for a day. */
    private static final List<String> DAYS =
            List.of(("初一 初二 初三 初四 初五 初六 初七 初八 初九 初十 十一 十二 十三 十四 十五 十六 十七 十八 十九 二十 " + "廿一 廿二 廿三 廿四 廿五 廿六 廿七 廿八 廿九 三十")
                    .split(" "));

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

    /** The days of the Chinese calendar that are kept on a day: most often one, none within a leap month. */
    public static List<LunarDay> keptOn(LocalDate date) {
        Lunar lunar = lunar(date);
        if (lunar.getMonth() < 0) {
            return List.of();
        }
        LunarDay today = new LunarDay(lunar.getMonth(), lunar.getDay());
        int last = LunarMonth.fromYm(lunar.getYear(), lunar.getMonth()).getDayCount();
        return today.day() == last && last < LONGEST_MONTH
                ? List.of(today, new LunarDay(today.month(), LONGEST_MONTH))
                : List.of(today);
    }

    /** The day of the Chinese calendar that a day is; one in a leap month counts as of the ordinary month. */
    public static LunarDay of(LocalDate date) {
        Lunar lunar = lunar(date);
        return new LunarDay(Math.abs(lunar.getMonth()), lunar.getDay());
    }

    private static Lunar lunar(LocalDate date) {
        return new Solar(date.getYear(), date.getMonthValue(), date.getDayOfMonth()).getLunar();
    }

    /**
     * Reads a day as people write it: 8-15, 8/15, 08.15, 八月十五, 农历正月初一.
     *
     * @return null when it is no such day
     */
    public static @Nullable LunarDay parse(String text) {
        String plain = text.strip().replaceFirst("^[农阴]历", "");
        var figures = FIGURES.matcher(plain);
        if (figures.matches()) {
            LunarDay day = new LunarDay(Integer.parseInt(figures.group(1)), Integer.parseInt(figures.group(2)));
            return day.isPossible() ? day : null;
        }
        int end = plain.indexOf('月') + 1;
        int month = MONTHS.indexOf(plain.substring(0, end)) + 1;
        String name = plain.substring(end);
        int day = DAYS.indexOf(name) + 1;
        return month > 0 && day > 0 ? new LunarDay(month, day) : null;
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
