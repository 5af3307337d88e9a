package dev.perennial.crm.importing;

import dev.perennial.crm.account.NewBankAccount;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The columns of a file whose fields nobody is to read again: what is kept of a row that was not taken, or shown of one that
 * waits, has them hidden.
 *
 * @param names  of those columns, as the file calls them
 * @param places of those columns
 * @param width  how many columns the file has
 */
record Secrets(Set<String> names, Set<Integer> places, int width) {

    /** Nothing is secret. */
    static final Secrets NONE = new Secrets(Set.of(), Set.of(), 0);

    private static final String HIDDEN = "••••";
    private static final int LAST = 4;
    private static final int FEWEST_DIGITS = 4;

    /** What is shown of an account number: at most its last four signs. */
    static String hidden(String field) {
        String plain = field.strip();
        if (plain.isEmpty() || isHidden(plain)) {
            return plain;
        }
        return NewBankAccount.isNumber(plain) ? HIDDEN + plain.substring(plain.length() - LAST) : HIDDEN;
    }

    /** Whether a field came back as {@link #hidden} left it. */
    static boolean isHidden(String field) {
        return field.startsWith(HIDDEN);
    }

    boolean isEmpty() {
        return places.isEmpty();
    }

    /** The fields of a row. In one of another width the columns are not where they should be, so all that is a number is hidden. */
    List<String> hide(List<String> fields) {
        if (places.isEmpty()) {
            return fields;
        }
        List<String> shown = new ArrayList<>(fields);
        for (int place = 0; place < shown.size(); place++) {
            String field = shown.get(place);
            boolean secret = fields.size() == width ? places.contains(place) : hasDigits(field);
            shown.set(place, secret ? hidden(field) : field);
        }
        return shown;
    }

    Problem hide(Problem problem) {
        boolean secret = problem.column() != null && names.contains(problem.column());
        String value = problem.value();
        return secret && value != null
                ? new Problem(problem.column(), hidden(value), problem.reason(), problem.arguments())
                : problem;
    }

    private static boolean hasDigits(String field) {
        return field.chars().filter(Character::isDigit).count() >= FEWEST_DIGITS;
    }
}
