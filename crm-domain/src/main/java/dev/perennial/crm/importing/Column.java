package dev.perennial.crm.importing;

import java.util.Locale;
import java.util.Set;

/** A column that a file may have. */
interface Column {

    String name();

    /** Its place among all columns of such files, from 0. */
    int ordinal();

    /** Whether a file without it cannot be taken. */
    boolean isRequired();

    /** Other names it goes by, as {@link #normal} writes them. */
    Set<String> spellings();

    /** Its name in our own format. */
    default String title() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether nobody is to read its fields again once they were sent. */
    default boolean isSecret() {
        return false;
    }

    default boolean isCalled(String name) {
        String normal = normal(name);
        return normal.equals(normal(name())) || spellings().contains(normal);
    }

    /** A column name without what people vary: case, spaces, and the signs between words. */
    static String normal(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[\\s_.\\-/#:：()（）]+", "");
    }
}
