package dev.perennial.crm.importing;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Days and moments as files write them: {@code 2026-03-01}, {@code 2026/3/1}, {@code 20260301}, {@code 2026年3月1日},
 * {@code 25/03/2026}, with or without a time, some with a zone. What could be two different days, such as 03/04/2026, is
 * neither, unless the file's order of day and month is known.
 */
final class Moments {

    private static final String TIME = "(?:(?:[ T]|(?<=日))\\s?(\\d{1,2}):(\\d{2})(?::(\\d{2})(?:\\.(\\d{1,9}))?)?)?";
    private static final Pattern LOCAL = Pattern.compile("(\\d{4})(-|/|\\.)(\\d{1,2})\\2(\\d{1,2})" + TIME);
    private static final Pattern COMPACT = Pattern.compile("(\\d{4})()(\\d{2})(\\d{2})" + TIME);
    private static final Pattern CHINESE = Pattern.compile("(\\d{4})(年)(\\d{1,2})月(\\d{1,2})日" + TIME);

    /** The groups are in the order of the others: first and second number, then the year. */
    private static final Pattern YEAR_LAST = Pattern.compile("(\\d{1,2})(-|/|\\.)(\\d{1,2})\\2(\\d{4})" + TIME);

    private static final Pattern AMBIGUOUS = Pattern.compile("\\d{1,2}[-/.]\\d{1,2}[-/.]\\d{2,4}.*");
    private static final String UTC = "0000-00-00T00:00:00Z";
    private static final int EARLIEST = 1800;
    private static final int LATEST = 2199;
    private static final int MONTHS = 12;

    private final ZoneId zone;
    private final DateOrder order;

    Moments(ZoneId zone, DateOrder order) {
        this.zone = zone;
        this.order = order;
    }

    /** Why a text is no day or moment. */
    static final class Unreadable extends Exception {

        private final String reason;

        Unreadable(String reason) {
            super(reason, null, false, false);
            this.reason = reason;
        }

        String reason() {
            return reason;
        }
    }

    /** The moment a text names; a day without a time begins at its midnight in the business's zone. */
    Instant moment(String text) throws Unreadable {
        Instant utc = utc(text);
        if (utc != null) {
            return utc;
        }
        LocalDateTime local = local(text);
        if (local != null) {
            return local.atZone(zone).toInstant();
        }
        if (text.indexOf('T') == 10 || text.indexOf(' ') == 10) {
            try {
                OffsetDateTime moment = OffsetDateTime.parse(text.replace(' ', 'T'));
                inRange(moment.getYear());
                return moment.toInstant();
            } catch (DateTimeException notIso) {
                throw unreadable(text);
            }
        }
        throw unreadable(text);
    }

    /**
     * A moment as programs write most of them, {@code 2026-03-01T10:00:00Z}: read ten times as fast as by patterns. Null for any other
     * text, and for one that names no moment, of which the patterns say why.
     */
    private static @Nullable Instant utc(String text) {
        if (text.length() != UTC.length()) {
            return null;
        }
        for (int index = 0; index < UTC.length(); index++) {
            char expected = UTC.charAt(index);
            char found = text.charAt(index);
            if (expected == '0' ? found < '0' || found > '9' : found != expected) {
                return null;
            }
        }
        try {
            int year = number(text, 0, 4);
            inRange(year);
            return LocalDateTime.of(
                            year,
                            number(text, 5, 7),
                            number(text, 8, 10),
                            number(text, 11, 13),
                            number(text, 14, 16),
                            number(text, 17, 19))
                    .toInstant(ZoneOffset.UTC);
        } catch (DateTimeException | Unreadable toBeExplained) {
            return null;
        }
    }

    private static int number(String text, int from, int to) {
        return Integer.parseInt(text, from, to, 10);
    }

    /** The day a text names; a time behind it is left out. */
    LocalDate day(String text) throws Unreadable {
        LocalDateTime local = local(text);
        if (local == null) {
            throw unreadable(text);
        }
        return local.toLocalDate();
    }

    private @Nullable LocalDateTime local(String text) throws Unreadable {
        Matcher local = LOCAL.matcher(text);
        if (local.matches()) {
            return dateTime(local, number(local, 1), number(local, 3), number(local, 4));
        }
        for (Pattern pattern : new Pattern[] {COMPACT, CHINESE}) {
            Matcher other = pattern.matcher(text);
            if (other.matches()) {
                return dateTime(other, number(other, 1), number(other, 3), number(other, 4));
            }
        }
        Matcher yearLast = YEAR_LAST.matcher(text);
        return yearLast.matches() ? yearLast(yearLast) : null;
    }

    private LocalDateTime yearLast(Matcher parts) throws Unreadable {
        int first = number(parts, 1);
        int second = number(parts, 3);
        boolean dayFirst =
                switch (order) {
                    case DAY_FIRST -> true;
                    case MONTH_FIRST -> false;
                    case YEAR_FIRST -> isDayFirst(first, second);
                };
        return dateTime(parts, number(parts, 4), dayFirst ? second : first, dayFirst ? first : second);
    }

    private static boolean isDayFirst(int first, int second) throws Unreadable {
        if (first != second && first <= MONTHS && second <= MONTHS) {
            throw new Unreadable("date.ambiguous");
        }
        return first > MONTHS;
    }

    private static LocalDateTime dateTime(Matcher parts, int year, int month, int day) throws Unreadable {
        try {
            inRange(year);
            String fraction = parts.group(8);
            return LocalDateTime.of(
                    year,
                    month,
                    day,
                    number(parts, 5),
                    number(parts, 6),
                    number(parts, 7),
                    fraction == null ? 0 : Integer.parseInt((fraction + "00000000").substring(0, 9)) / 1000 * 1000);
        } catch (DateTimeException noSuchDay) {
            throw new Unreadable("date.none");
        }
    }

    private static void inRange(int year) throws Unreadable {
        if (year < EARLIEST || year > LATEST) {
            throw new Unreadable("date.range");
        }
    }

    private static int number(Matcher parts, int group) {
        String digits = parts.group(group);
        return digits == null || digits.isEmpty() ? 0 : Integer.parseInt(digits);
    }

    private static Unreadable unreadable(String text) {
        return new Unreadable(AMBIGUOUS.matcher(text).matches() ? "date.ambiguous" : "date.unknown");
    }
}
