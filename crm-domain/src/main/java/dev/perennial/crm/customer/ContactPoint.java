package dev.perennial.crm.customer;

import org.jspecify.annotations.Nullable;

/**
 * One way to reach a customer.
 *
 * @param kind       what the value is
 * @param value      the number, mail or postal address itself
 * @param personName who answers there, when it is not the customer
 * @param role       what that person does
 */
public record ContactPoint(
        Kind kind,
        String value,
        @Nullable String personName,
        @Nullable String role) {

    /** What kind of address it is. */
    public enum Kind {
        PHONE,
        EMAIL,
        ADDRESS
    }

    /** Fewest digits of a whole phone number. */
    static final int SHORTEST_PHONE = 5;

    public ContactPoint {
        value = kind == Kind.EMAIL ? Spelling.mail(value) : value.strip();
        personName = Spelling.plainOrNull(personName);
        role = Facts.textOrNull(role);
    }

    public static ContactPoint phone(String number) {
        return new ContactPoint(Kind.PHONE, number, null, null);
    }

    public static ContactPoint email(String address) {
        return new ContactPoint(Kind.EMAIL, address, null, null);
    }

    /** The last four digits of a phone number; null for anything else and for shorter ones. */
    @Nullable
    String lastFour() {
        String digits = digitsOf(value);
        return kind == Kind.PHONE && digits.length() >= 4 ? digits.substring(digits.length() - 4) : null;
    }

    /** Whether the value can be one of its kind at all. */
    public boolean isWellFormed() {
        return switch (kind) {
            case PHONE ->
                value.matches("[0-9+()./ -]+(x[0-9]+)?") && digitsOf(value).length() >= SHORTEST_PHONE;
            case EMAIL -> value.matches("[^@\\s]+@[^@\\s]+\\.[^@\\s.]+");
            case ADDRESS -> !value.isEmpty();
        };
    }

    /** Only the digits of a text. */
    public static String digitsOf(String text) {
        return text.replaceAll("[^0-9]", "");
    }
}
