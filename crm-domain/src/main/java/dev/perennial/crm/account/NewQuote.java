package dev.perennial.crm.account;

import dev.perennial.crm.customer.Terms;
import dev.perennial.crm.shared.InvalidInput;
import dev.perennial.crm.shared.InvalidInput.Problem;
import dev.perennial.crm.shared.Message;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A price to write down.
 *
 * @param quotedOn null for today
 * @param currency null for the customer's own, or the reporting currency
 */
public record NewQuote(
        @Nullable LocalDate quotedOn,
        String subject,
        @Nullable BigDecimal amount,
        @Nullable String currency,
        @Nullable String note) {

    private static final int LONGEST_SUBJECT = 200;
    private static final int LONGEST_NOTE = 2000;
    private static final int MOST_DIGITS = 15;
    private static final int MOST_DECIMALS = 4;

    public NewQuote {
        subject = subject.strip();
        currency =
                currency == null || currency.isBlank() ? null : currency.strip().toUpperCase(Locale.ROOT);
        note = Blank.toNull(note);
    }

    /** @throws InvalidInput naming everything that is wrong */
    void check(LocalDate today) {
        List<Problem> problems = new ArrayList<>();
        if (quotedOn != null && quotedOn.isAfter(today)) {
            problems.add(problem("quotedOn", "customer.error.date"));
        }
        if (subject.isEmpty() || subject.length() > LONGEST_SUBJECT) {
            problems.add(problem("subject", "account.error.subject", LONGEST_SUBJECT));
        }
        if (amount == null || !isAmount(amount.stripTrailingZeros())) {
            problems.add(problem("amount", "account.error.amount", MOST_DIGITS, MOST_DECIMALS));
        }
        if (currency != null && !Terms.isCurrency(currency)) {
            problems.add(problem("currency", "customer.error.currency"));
        }
        if (note != null && note.length() > LONGEST_NOTE) {
            problems.add(problem("note", "customer.error.text.long", LONGEST_NOTE));
        }
        if (!problems.isEmpty()) {
            throw new InvalidInput(problems);
        }
    }

    private static boolean isAmount(BigDecimal amount) {
        return amount.signum() >= 0
                && amount.scale() <= MOST_DECIMALS
                && amount.precision() - amount.scale() <= MOST_DIGITS;
    }

    private static Problem problem(String field, String code, Object... arguments) {
        return new Problem(field, Message.of(code, arguments));
    }
}
