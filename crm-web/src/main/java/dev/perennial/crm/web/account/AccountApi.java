package dev.perennial.crm.web.account;

import dev.perennial.crm.account.BankAccount;
import dev.perennial.crm.account.BankAccounts;
import dev.perennial.crm.account.ContactPerson;
import dev.perennial.crm.account.ContactPersons;
import dev.perennial.crm.account.PersonFacts;
import dev.perennial.crm.account.PersonRole;
import dev.perennial.crm.account.Quote;
import dev.perennial.crm.account.Quotes;
import dev.perennial.crm.identity.Viewer;
import dev.perennial.crm.shared.InvalidInput;
import dev.perennial.crm.shared.Page;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Contact persons, quotes and bank accounts for programs. */
@RestController
@RequestMapping("/api/v1/customers/{customerNo}")
@RequiredArgsConstructor
class AccountApi {

    private static final int LARGEST_PAGE = 200;

    private final ContactPersons persons;
    private final Quotes quotes;
    private final BankAccounts accounts;

    /** A contact person as programs read them. */
    record PersonDocument(
            long id,
            String name,
            @Nullable String jobTitle,
            @Nullable PersonRole role,
            @Nullable String phone,
            @Nullable String email,
            @Nullable String wecom,
            @Nullable LocalDate birthday,
            boolean preferred,
            @Nullable String note,
            long version) {

        static PersonDocument of(ContactPerson person) {
            PersonFacts facts = person.facts();
            return new PersonDocument(
                    person.id(),
                    facts.name(),
                    facts.jobTitle(),
                    facts.role(),
                    facts.phone(),
                    facts.email(),
                    facts.wecom(),
                    facts.birthday(),
                    facts.preferred(),
                    facts.note(),
                    person.version());
        }
    }

    /** A bank account as programs read it: all but the end of its number is hidden. */
    record BankDocument(
            long id, @Nullable String holder, @Nullable String bank, String number) {

        static BankDocument of(BankAccount account) {
            return new BankDocument(account.id(), account.holder(), account.bank(), account.masked());
        }
    }

    @GetMapping("/people")
    @Operation(summary = "The contact persons of a customer")
    Map<String, List<PersonDocument>> people(@Parameter(hidden = true) Viewer viewer, @PathVariable String customerNo) {
        return Map.of(
                "items",
                persons.of(viewer, customerNo).stream().map(PersonDocument::of).toList());
    }

    @PostMapping("/people")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Add a contact person")
    PersonDocument addPerson(
            @Parameter(hidden = true) Viewer viewer, @PathVariable String customerNo, @RequestBody PersonForm person) {
        return PersonDocument.of(persons.add(viewer, customerNo, person.facts()));
    }

    @PutMapping("/people/{id}")
    @Operation(
            summary = "Replace what is known of a contact person; its version says which one the change started from")
    PersonDocument changePerson(
            @Parameter(hidden = true) Viewer viewer,
            @PathVariable String customerNo,
            @PathVariable long id,
            @RequestBody PersonForm person) {
        return PersonDocument.of(persons.change(viewer, customerNo, id, person.version(), person.facts()));
    }

    @DeleteMapping("/people/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Remove a contact person")
    void removePerson(@Parameter(hidden = true) Viewer viewer, @PathVariable String customerNo, @PathVariable long id) {
        persons.remove(viewer, customerNo, id);
    }

    @GetMapping("/quotes")
    @Operation(summary = "What was quoted to a customer, the latest first")
    Page<Quote> quotes(
            @Parameter(hidden = true) Viewer viewer,
            @PathVariable String customerNo,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int size) {
        if (size < 1 || size > LARGEST_PAGE) {
            throw InvalidInput.of("size", "error.value.unknown", String.valueOf(size));
        }
        return quotes.of(viewer, customerNo, cursor, size);
    }

    @PostMapping("/quotes")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Write down a quote")
    Quote addQuote(
            @Parameter(hidden = true) Viewer viewer, @PathVariable String customerNo, @RequestBody QuoteForm quote) {
        return quotes.add(viewer, customerNo, quote.quote());
    }

    @DeleteMapping("/quotes/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Remove a quote")
    void removeQuote(@Parameter(hidden = true) Viewer viewer, @PathVariable String customerNo, @PathVariable long id) {
        quotes.remove(viewer, customerNo, id);
    }

    @GetMapping("/bank-accounts")
    @Operation(summary = "The bank accounts of a customer, all but the last four signs hidden")
    Map<String, List<BankDocument>> bankAccounts(
            @Parameter(hidden = true) Viewer viewer, @PathVariable String customerNo) {
        return Map.of(
                "items",
                accounts.of(viewer, customerNo).stream().map(BankDocument::of).toList());
    }

    @PostMapping("/bank-accounts")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Add a bank account")
    BankDocument addBankAccount(
            @Parameter(hidden = true) Viewer viewer, @PathVariable String customerNo, @RequestBody BankForm account) {
        return BankDocument.of(accounts.add(viewer, customerNo, account.account()));
    }

    @PostMapping("/bank-accounts/{id}/reveal")
    @Operation(summary = "The whole number of a bank account; that it was asked for is written down")
    Map<String, String> revealBankAccount(
            @Parameter(hidden = true) Viewer viewer, @PathVariable String customerNo, @PathVariable long id) {
        return Map.of("number", accounts.reveal(viewer, customerNo, id));
    }

    @DeleteMapping("/bank-accounts/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Remove a bank account")
    void removeBankAccount(
            @Parameter(hidden = true) Viewer viewer, @PathVariable String customerNo, @PathVariable long id) {
        accounts.remove(viewer, customerNo, id);
    }
}
