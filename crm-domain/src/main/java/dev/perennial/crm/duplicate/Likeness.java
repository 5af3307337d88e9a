package dev.perennial.crm.duplicate;

import java.util.Arrays;
import java.util.stream.Collectors;

/** Something two records have in common that two customers rarely have; enough of it makes a pair worth a look. */
public enum Likeness {
    /** The same phone number, however it is typed. */
    PHONE(60),
    /** The same mail address. */
    EMAIL(60),
    /** Two companies of the same name but for its legal form. */
    COMPANY_NAME(60),
    /** Two people of the same name, born on the same day. */
    NAME_BIRTH(70),
    /** Two people of the same name in the same region, unless born on different days. */
    NAME_REGION(40),
    /** Two companies of the same region whose names are a letter apart. */
    SIMILAR_NAME(40);

    private final int weight;

    Likeness(int weight) {
        this.weight = weight;
    }

    /** As rows for a statement: {@code ('PHONE', 60), ...}. */
    static String weights() {
        return Arrays.stream(values())
                .map(likeness -> "('" + likeness.name() + "', " + likeness.weight + ")")
                .collect(Collectors.joining(", "));
    }
}
