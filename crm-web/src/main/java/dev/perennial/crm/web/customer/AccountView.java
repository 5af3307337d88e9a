package dev.perennial.crm.web.customer;

import dev.perennial.crm.account.BankAccount;
import dev.perennial.crm.account.BankAccounts;
import dev.perennial.crm.account.ContactPerson;
import dev.perennial.crm.account.ContactPersons;
import dev.perennial.crm.account.Quote;
import dev.perennial.crm.account.Quotes;
import dev.perennial.crm.identity.Viewer;
import java.util.List;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Component;

/**
 * What a profile shows of a customer's account.
 *
 * @param quotes the latest few
 */
public record AccountView(List<ContactPerson> people, List<Quote> quotes, List<BankAccount> banks) {

    private static final int QUOTES = 3;

    /** Reads it. */
    @Component
    @RequiredArgsConstructor
    static class Reader {

        private final ContactPersons persons;
        private final Quotes quotes;
        private final BankAccounts accounts;

        AccountView of(Viewer viewer, String customerNo) {
            return new AccountView(
                    persons.of(viewer, customerNo),
                    quotes.of(viewer, customerNo, null, QUOTES).items(),
                    accounts.of(viewer, customerNo));
        }
    }
}
