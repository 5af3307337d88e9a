package dev.perennial.crm.web.account;

import dev.perennial.crm.account.PersonRole;
import dev.perennial.crm.shared.InvalidInput;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Values as they come in forms and documents: text, that may say what it should or not. */
final class Typed {

    private Typed() {}

    /** @throws InvalidInput when it is no day; null when there is nothing */
    static @Nullable LocalDate day(String field, @Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        try {
            return LocalDate.parse(text.strip());
        } catch (DateTimeParseException unreadable) {
            throw InvalidInput.of(field, "customer.error.date.unreadable");
        }
    }

    /** @throws InvalidInput when it is no number; null when there is nothing */
    static @Nullable BigDecimal amount(String field, @Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        if (!text.strip().matches("-?[0-9]{1,30}([.][0-9]{1,30})?")) {
            throw InvalidInput.of(field, "account.error.amount.unreadable");
        }
        return new BigDecimal(text.strip());
    }

    /** @throws InvalidInput when it is none of the roles; null when there is nothing */
    static @Nullable PersonRole role(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        try {
            return PersonRole.valueOf(text.strip().toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException unknown) {
            throw InvalidInput.of("role", "error.value.unknown", text);
        }
    }

    /** A value as a form shows it. */
    static String shown(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }
}
