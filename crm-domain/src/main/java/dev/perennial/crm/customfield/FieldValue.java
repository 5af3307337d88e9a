package dev.perennial.crm.customfield;

import dev.perennial.crm.shared.InvalidInput;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/** Reads values of a field, from documents where they have a type and from forms and addresses where all is text. */
final class FieldValue {

    static final int LONGEST_TEXT = 2000;

    private static final int MOST_DIGITS = 19;

    private FieldValue() {}

    /**
     * The value as it is stored: a text, a number or a truth.
     *
     * @return null when it is empty
     * @throws InvalidInput when the field cannot hold it
     */
    static @Nullable Object read(CustomField field, @Nullable Object raw) {
        if (raw == null || raw instanceof String text && text.isBlank()) {
            return null;
        }
        return switch (field.getKind()) {
            case TEXT -> text(field, raw);
            case NUMBER -> number(field, raw);
            case DATE -> day(field, raw);
            case YES_NO -> truth(field, raw);
            case CHOICE -> choice(field, raw);
        };
    }

    private static String text(CustomField field, Object raw) {
        if (raw instanceof String text && text.strip().length() <= LONGEST_TEXT) {
            return text.strip();
        }
        throw refused(field, raw instanceof String ? "customer.error.text.long" : "field.error.text", LONGEST_TEXT);
    }

    private static BigDecimal number(CustomField field, Object raw) {
        try {
            if (raw instanceof Number || raw instanceof String) {
                BigDecimal number = new BigDecimal(raw.toString().strip()).stripTrailingZeros();
                if (number.scale() <= MOST_DIGITS && number.precision() - number.scale() <= MOST_DIGITS) {
                    return number;
                }
            }
        } catch (NumberFormatException unreadable) {
            // answered below
        }
        throw refused(field, "field.error.number", MOST_DIGITS);
    }

    private static String day(CustomField field, Object raw) {
        try {
            if (raw instanceof String || raw instanceof LocalDate) {
                return LocalDate.parse(raw.toString().strip()).toString();
            }
        } catch (DateTimeParseException unreadable) {
            // answered below
        }
        throw refused(field, "customer.error.date.unreadable");
    }

    private static Boolean truth(CustomField field, Object raw) {
        if (raw instanceof Boolean truth) {
            return truth;
        }
        return switch (raw.toString().strip()) {
            case "true" -> true;
            case "false" -> false;
            default -> throw refused(field, "field.error.truth");
        };
    }

    private static String choice(CustomField field, Object raw) {
        if (raw instanceof String text && field.getOptions().contains(text.strip())) {
            return text.strip();
        }
        throw refused(field, "field.error.choice", String.join(", ", field.getOptions()));
    }

    private static InvalidInput refused(CustomField field, String reason, Object... arguments) {
        return InvalidInput.of("custom." + field.getCode(), reason, arguments);
    }
}
