package dev.perennial.crm.importing;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Days and moments as files write them: {@code 2026-03-01}, {@code 2026/3/1}, with or without a time, with or without a
 * zone. What could be two different days, such as 03/04/2026, is neither.
 */
final class Moments {

    private static final Pattern LOCAL = Pattern.compile(
            "(\\d{4})(-|/|\\.)(\\d{1,2})\\2(\\d{1,2})(?:[ T](\\d{1,2}):(\\d{2})(?::(\\d{2})(?:\\.(\\d{1,9}))?)?)?");
    private static final Pattern AMBIGUOUS = Pattern.compile("\\d{1,2}[-/.]\\d{1,2}[-/.]\\d{2,4}.*");
    private static final int EARLIEST = 1800;
    private static final int LATEST = 2199;

    private final ZoneId zone;

    Moments(ZoneId zone) {
        this.zone = zone;
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
        Matcher local = LOCAL.matcher(text);
        if (local.matches()) {
            return dateTime(local).atZone(zone).toInstant();
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

    /** The day a text names; a time behind it is left out. */
    LocalDate day(String text) throws Unreadable {
        Matcher local = LOCAL.matcher(text);
        if (local.matches()) {
            return dateTime(local).toLocalDate();
        }
        throw unreadable(text);
    }

    private static LocalDateTime dateTime(Matcher parts) throws Unreadable {
        try {
            int year = number(parts, 1);
            inRange(year);
            String fraction = parts.group(8);
            return LocalDateTime.of(
                    year,
                    number(parts, 3),
                    number(parts, 4),
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
        return digits == null ? 0 : Integer.parseInt(digits);
    }

    private static Unreadable unreadable(String text) {
        return new Unreadable(AMBIGUOUS.matcher(text).matches() ? "date.ambiguous" : "date.unknown");
    }
}
