package dev.perennial.crm.account;

import dev.perennial.crm.identity.Viewer;
import dev.perennial.crm.shared.Business;
import dev.perennial.crm.shared.Cursor;
import dev.perennial.crm.shared.InvalidInput;
import dev.perennial.crm.shared.NotFound;
import dev.perennial.crm.shared.Page;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.SimplePropertyRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What was quoted to customers, and when. Whoever sees a customer sees and writes these. */
@Service
@RequiredArgsConstructor
@Transactional
public class Quotes {

    private static final String COLUMNS = "id, quoted_on, subject, amount, currency, note, created_by";

    private final JdbcClient jdbc;
    private final Ledger ledger;
    private final Business business;

    /** Those of a customer, the latest first. */
    @Transactional(readOnly = true)
    public Page<Quote> of(Viewer viewer, String customerNo, @Nullable String cursor, int size) {
        Cursor after = cursor == null ? null : Cursor.decode(cursor, 2);
        String beyond = after == null ? "" : " and (quoted_on, id) < (:day, :id)";
        var query = jdbc.sql("select " + COLUMNS + " from customer_quote where customer_id = :customer" + beyond
                        + " order by quoted_on desc, id desc limit :rows")
                .param("customer", ledger.customer(viewer, customerNo))
                .param("rows", size + 1);
        if (after != null) {
            query.param("day", day(after)).param("id", number(after));
        }
        List<Quote> rows =
                query.query(new SimplePropertyRowMapper<>(Quote.class)).list();
        return Page.of(rows, size, quote -> Cursor.of(quote.quotedOn(), quote.id()));
    }

    /** @throws InvalidInput naming everything that is wrong */
    public Quote add(Viewer viewer, String customerNo, NewQuote quote) {
        long customer = ledger.customer(viewer, customerNo);
        quote.check(business.today());
        ledger.requireRoom("customer_quote", customer);
        Quote written = jdbc.sql("""
                        insert into customer_quote (customer_id, quoted_on, subject, amount, currency, note, created_by)
                        select c.id, :day, :subject, :amount, coalesce(:currency, c.currency, :usual), :note, :by
                        from customer c where c.id = :customer
                        returning\s""" + COLUMNS)
                .param("customer", customer)
                .param("day", quote.quotedOn() == null ? business.today() : quote.quotedOn())
                .param("subject", quote.subject())
                .param("amount", quote.amount())
                .param("currency", quote.currency())
                .param("usual", business.currency().getCurrencyCode())
                .param("note", quote.note())
                .param("by", viewer.username())
                .query(new SimplePropertyRowMapper<>(Quote.class))
                .single();
        ledger.record(
                viewer,
                customerNo,
                "quote added",
                Map.of("subject", written.subject(), "amount", written.amount(), "currency", written.currency()));
        return written;
    }

    /** @throws NotFound when the customer has no such quote, or the viewer may not see it */
    public void remove(Viewer viewer, String customerNo, long id) {
        String subject = jdbc.sql("delete from customer_quote where customer_id = ? and id = ? returning subject")
                .params(ledger.customer(viewer, customerNo), id)
                .query(String.class)
                .optional()
                .orElseThrow(() -> new NotFound("quote", id));
        ledger.record(viewer, customerNo, "quote removed", Map.of("subject", subject));
    }

    private static LocalDate day(Cursor cursor) {
        try {
            return LocalDate.parse(cursor.part(0));
        } catch (DateTimeParseException foreign) {
            throw InvalidInput.of("cursor", "error.cursor.unknown");
        }
    }

    private static long number(Cursor cursor) {
        if (!cursor.part(1).matches("\\d{1,18}")) {
            throw InvalidInput.of("cursor", "error.cursor.unknown");
        }
        return Long.parseLong(cursor.part(1));
    }
}
