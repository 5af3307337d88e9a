package dev.perennial.crm.account;

import org.jspecify.annotations.Nullable;

/**
 * An account that a customer pays from, as everybody who sees the customer sees it.
 *
 * @param holder   in whose name it is
 * @param bank     where it is
 * @param lastFour the last four signs of its number
 */
public record BankAccount(
        long id, @Nullable String holder, @Nullable String bank, String lastFour) {

    /** The number with all but its end hidden. */
    public String masked() {
        return "•••• " + lastFour;
    }
}
