package dev.perennial.crm.web.support;

import dev.perennial.crm.shared.InvalidInput;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Values as they come in forms and addresses: text, that may say what it should or not. */
public final class Typed {

    private Typed() {}

    /** @throws InvalidInput when it is none of the codes; null when there is nothing */
    public static <E extends Enum<E>> @Nullable E code(Class<E> codes, String field, @Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        try {
            return Enum.valueOf(codes, text.strip().toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException unknown) {
            throw InvalidInput.of(field, "error.value.unknown", text);
        }
    }

    /** @throws InvalidInput when it is no day; null when there is nothing */
    public static @Nullable LocalDate day(String field, @Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        try {
            return LocalDate.parse(text.strip());
        } catch (DateTimeParseException unreadable) {
            throw InvalidInput.of(field, "customer.error.date.unreadable");
        }
    }

    /** @throws InvalidInput when it is no day and time; null when there is nothing */
    public static @Nullable LocalDateTime time(String field, @Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        try {
            return LocalDateTime.parse(text.strip());
        } catch (DateTimeParseException unreadable) {
            throw InvalidInput.of(field, "customer.error.time.unreadable");
        }
    }

    /** @throws InvalidInput when it is no whole number of at most nine digits; null when there is nothing */
    public static @Nullable Integer whole(String field, @Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        if (!text.strip().matches("-?\\d{1,9}")) {
            throw InvalidInput.of(field, "error.value.unknown", text);
        }
        return Integer.valueOf(text.strip());
    }

    /** @throws InvalidInput when it is no number; null when there is nothing */
    public static @Nullable BigDecimal amount(String field, @Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        if (!text.strip().matches("-?[0-9]{1,30}([.][0-9]{1,30})?")) {
            throw InvalidInput.of(field, "account.error.amount.unreadable");
        }
        return new BigDecimal(text.strip());
    }

    /** The number itself, or 0. */
    public static int orZero(@Nullable Integer number) {
        return number == null ? 0 : number;
    }

    /** A value as a form shows it. */
    public static String shown(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }

    /** The text itself, or an empty one. */
    public static String text(@Nullable String text) {
        return text == null ? "" : text;
    }
}
