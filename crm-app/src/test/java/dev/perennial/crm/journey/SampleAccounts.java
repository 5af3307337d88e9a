package dev.perennial.crm.journey;

import dev.perennial.crm.account.BankAccounts;
import dev.perennial.crm.account.ContactPersons;
import dev.perennial.crm.account.NewBankAccount;
import dev.perennial.crm.account.NewQuote;
import dev.perennial.crm.account.PersonFacts;
import dev.perennial.crm.account.PersonRole;
import dev.perennial.crm.account.Quotes;
import dev.perennial.crm.group.CustomerGroup;
import dev.perennial.crm.group.Groups;
import dev.perennial.crm.group.Members;
import dev.perennial.crm.identity.Viewer;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A customer with people, quotes and bank accounts, in groups. */
@Component
@RequiredArgsConstructor
class SampleAccounts {

    private final ContactPersons persons;
    private final Quotes quotes;
    private final BankAccounts banks;
    private final Groups groups;
    private final Members members;

    void fill(Viewer rep) {
        String customer = SampleCustomer.BIGGEST;
        persons.add(rep, customer, person("王芳", "采购总监", PersonRole.DECISION_MAKER, true, "不喜欢周一打电话"));
        persons.add(
                rep,
                customer,
                person("Maximilian von Hohenberg-Sigmaringen", "Plant manager", PersonRole.USER, false, null));
        quotes.add(rep, customer, quote(LocalDate.of(2026, 1, 12), "春季备货 200 箱", "128000"));
        quotes.add(rep, customer, quote(LocalDate.of(2025, 9, 3), "Service contract, three years", "36500.50"));
        banks.add(rep, customer, new NewBankAccount("上海恒远机械制造有限公司", "中国工商银行上海分行", "6222020200112233445"));
        CustomerGroup fair = groups.create(rep, "上海进博会 2026", true);
        groups.create(rep, "Visit before the summer holidays", false);
        members.add(rep, fair.id(), List.of(customer, SampleCustomer.LONGEST));
    }

    private static PersonFacts person(
            String name, String title, PersonRole role, boolean first, @Nullable String note) {
        return new PersonFacts(
                name,
                title,
                role,
                "+86 139 0000 1234",
                "buying@customer.example.com",
                "wecom-buying",
                LocalDate.of(1985, 4, 5),
                first,
                note);
    }

    private static NewQuote quote(LocalDate day, String subject, String amount) {
        return new NewQuote(day, subject, new BigDecimal(amount), "CNY", null);
    }
}
