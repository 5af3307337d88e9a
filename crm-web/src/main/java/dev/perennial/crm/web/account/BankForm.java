package dev.perennial.crm.web.account;

import dev.perennial.crm.account.NewBankAccount;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A bank account, as typed and as programs write it. Its text form does not tell the number. */
record BankForm(@Nullable String holder, @Nullable String bank, String number) {

    BankForm {
        number = Objects.requireNonNullElse(number, "");
    }

    static BankForm empty() {
        return new BankForm(null, null, "");
    }

    NewBankAccount account() {
        return new NewBankAccount(holder, bank, number);
    }

    @Override
    public String toString() {
        return "BankForm[•••• at " + bank + "]";
    }
}
