package dev.perennial.crm.customer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The days of the Chinese calendar, against the almanac. */
class LunarDayTest {

    private static final List<LunarDay> ALL = IntStream.rangeClosed(1, 12)
            .boxed()
            .flatMap(
                    month -> IntStream.rangeClosed(1, LunarDay.LONGEST_MONTH).mapToObj(day -> new LunarDay(month, day)))
            .toList();

    @ParameterizedTest
    @CsvSource({
        // mid-autumn
        "8, 15, 2026-01-01, 2026-09-25",
        "8, 15, 2026-09-25, 2026-09-25",
        "8, 15, 2026-09-26, 2027-09-15",
        // the spring festival
        "1, 1, 2026-01-01, 2026-02-17",
        // the last month belongs to the lunar year before
        "12, 8, 2026-01-01, 2026-01-26",
        "12, 8, 2026-01-27, 2027-01-15",
        // 2025 has a second sixth month, in which nothing is kept again
        "6, 10, 2025-01-01, 2025-07-04",
        "6, 10, 2025-07-05, 2026-07-23",
    })
    void theNextDayItIsKeptOnIsThatOfTheAlmanac(int month, int day, LocalDate from, LocalDate kept) {
        assertThat(new LunarDay(month, day).next(from)).isEqualTo(kept);
    }

    @Test
    void theThirtiethOfAShortMonthIsKeptOnItsLastDay() {
        LunarDay thirtieth = new LunarDay(12, 30);
        // the year of the snake ends with a 29th, the year of the dragon too; the year of the rabbit with a 30th
        assertThat(thirtieth.next(LocalDate.of(2026, 2, 1))).isEqualTo(LocalDate.of(2026, 2, 16));
        assertThat(thirtieth.next(LocalDate.of(2024, 2, 1))).isEqualTo(LocalDate.of(2024, 2, 9));
    }

    @Test
    void everyDayIsKeptOnceALunarYear() {
        LocalDate first = LocalDate.of(2020, 1, 1);
        for (LocalDate day = first; day.isBefore(LocalDate.of(2035, 1, 1)); day = day.plusDays(1)) {
            LunarDay lunar = LunarDay.of(day);
            assertThat(lunar.next(day)).isBetween(day, day.plusDays(385));
            assertThat(lunar.isPossible()).isTrue();
        }
    }

    @Test
    void theDaysKeptOnADayAreThoseWhoseNextDayItIs() {
        // the end of a sixth month, another sixth month, a seventh: of 29 days and of 30
        LocalDate end = LocalDate.of(2025, 9, 25);
        for (LocalDate date = LocalDate.of(2025, 7, 20); date.isBefore(end); date = date.plusDays(1)) {
            LocalDate today = date;
            assertThat(LunarDay.keptOn(today))
                    .containsExactlyInAnyOrderElementsOf(ALL.stream()
                            .filter(day -> day.next(today).equals(today))
                            .toList());
        }
    }

    @ParameterizedTest
    @CsvSource({"8-15, 8-15", "八月十五, 8-15", "农历正月初一, 1-1", "阴历腊月廿九, 12-29", "六月三十, 6-30", "冬月二十, 11-20"})
    void itIsReadAsPeopleWriteIt(String text, String day) {
        assertThat(LunarDay.parse(text)).hasToString(day);
    }

    @ParameterizedTest
    @ValueSource(strings = {"十三月初一", "八月", "八月卅一", "13-1", "初一", "soon"})
    void whatIsNoDayIsNotRead(String text) {
        assertThat(LunarDay.parse(text)).isNull();
    }
}
