package dev.perennial.crm.account;

import dev.perennial.crm.shared.InvalidInput;
import dev.perennial.crm.shared.InvalidInput.Problem;
import dev.perennial.crm.shared.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** An account to write down. Its text form does not tell the number. */
public record NewBankAccount(
        @Nullable String holder, @Nullable String bank, String number) {

    private static final int LONGEST_TEXT = 200;

    public NewBankAccount {
        holder = Blank.toNull(holder);
        bank = Blank.toNull(bank);
        number = number.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT);
    }

    /** Whether a text can be the number of an account: 8 to 34 letters and digits, as IBAN and card numbers are. */
    public static boolean isNumber(String text) {
        return text.replaceAll("[\\s-]", "").matches("[A-Za-z0-9]{8,34}");
    }

    String lastFour() {
        return number.substring(number.length() - 4);
    }

    /** @throws InvalidInput naming everything that is wrong */
    void check() {
        List<Problem> problems = new ArrayList<>();
        if (!isNumber(number)) {
            problems.add(new Problem("number", Message.of("account.error.number")));
        }
        if (holder != null && holder.length() > LONGEST_TEXT) {
            problems.add(new Problem("holder", Message.of("customer.error.text.long", LONGEST_TEXT)));
        }
        if (bank != null && bank.length() > LONGEST_TEXT) {
            problems.add(new Problem("bank", Message.of("customer.error.text.long", LONGEST_TEXT)));
        }
        if (!problems.isEmpty()) {
            throw new InvalidInput(problems);
        }
    }

    @Override
    public String toString() {
        return "NewBankAccount[•••• at " + bank + "]";
    }
}
