package dev.perennial.crm.customer;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.util.Currency;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is agreed with a customer about money.
 *
 * @param currency     ISO code of the currency they pay in
 * @param payment      when and how they pay
 * @param preferential what they get that others do not
 */
@Embeddable
public record Terms(
        @Nullable String currency,
        @Column(name = "payment_terms") @Nullable String payment,
        @Column(name = "preferential_terms") @Nullable String preferential) {

    /** Nothing is agreed. */
    public static final Terms NONE = new Terms(null, null, null);

    public Terms {
        currency =
                currency == null || currency.isBlank() ? null : currency.strip().toUpperCase(Locale.ROOT);
        payment = Facts.textOrNull(payment);
        preferential = Facts.textOrNull(preferential);
    }

    /** Whether anything is agreed. */
    public boolean isGiven() {
        return !equals(NONE);
    }

    /** Whether a text is the code of a currency that is or was in use. */
    public static boolean isCurrency(String code) {
        return Currency.availableCurrencies()
                .anyMatch(known -> known.getCurrencyCode().equals(code));
    }

    void check(Problems problems) {
        if (currency != null && !isCurrency(currency)) {
            problems.add("terms.currency", "customer.error.currency");
        }
        problems.checkLength("terms.payment", payment, Facts.LONGEST_NOTE);
        problems.checkLength("terms.preferential", preferential, Facts.LONGEST_NOTE);
    }

    void addTo(Map<String, Object> values) {
        values.put("terms.currency", Facts.known(currency));
        values.put("terms.payment", Facts.known(payment));
        values.put("terms.preferential", Facts.known(preferential));
    }
}
