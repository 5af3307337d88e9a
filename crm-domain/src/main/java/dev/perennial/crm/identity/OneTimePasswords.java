package dev.perennial.crm.identity;

import java.math.BigInteger;
import java.security.SecureRandom;

/** Passwords that are told once and replaced at the first sign-in. */
public final class OneTimePasswords {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BITS = 120;

    private OneTimePasswords() {}

    /** A hundred and twenty bits in letters and digits: easy to select on a screen, and to read out. */
    public static String next() {
        return new BigInteger(BITS, RANDOM).toString(Character.MAX_RADIX);
    }
}
