package dev.perennial.crm.web.account;

import dev.perennial.crm.account.NewQuote;
import dev.perennial.crm.web.support.Typed;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A quote, as typed and as programs write it. */
record QuoteForm(
        @Nullable String quotedOn,

        String subject,
        @Nullable String amount,
        @Nullable String currency,
        @Nullable String note) {

    QuoteForm {
        subject = Objects.requireNonNullElse(subject, "");
    }

    static QuoteForm empty(LocalDate today) {
        return new QuoteForm(today.toString(), "", null, null, null);
    }

    /** @throws dev.perennial.crm.shared.InvalidInput for what cannot be read */
    NewQuote quote() {
        return new NewQuote(Typed.day("quotedOn", quotedOn), subject, Typed.amount("amount", amount), currency, note);
    }
}
