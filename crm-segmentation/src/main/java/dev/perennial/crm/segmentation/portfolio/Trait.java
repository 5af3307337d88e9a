package dev.perennial.crm.segmentation.portfolio;

/** A way to tell customers apart by what is known of them. */
public enum Trait {
    TYPE("c.type", "true"),
    /** Of persons; the codes are the youngest of each band. */
    AGE("""
            (array[0, 18, 25, 35, 45, 55, 65])[width_bucket(
                extract(year from age(:today, c.birth_date))::int, array[0, 18, 25, 35, 45, 55, 65])]::text""", "c.type = 'PERSON'"),
    /** Of persons. */
    GENDER("c.gender", "c.type = 'PERSON'"),
    REGION("c.region", "true"),
    SOURCE("c.source_channel", "true"),
    CHANNEL("c.preferred_channel", "true"),
    /** Orders in the twelve months of the scores; the codes are the fewest of each band. */
    FREQUENCY("""
            (array[0, 1, 2, 4, 7, 13])[width_bucket(coalesce(s.orders, 0), array[0, 1, 2, 4, 7, 13])]::text""", "true");

    private final String key;
    private final String condition;

    Trait(String key, String condition) {
        this.key = key;
        this.condition = condition;
    }

    /** The code of a customer, in SQL over {@code customer c} and {@code customer_score s}. */
    String key() {
        return key;
    }

    /** Whom it tells apart at all, in SQL over the type of {@code c}. */
    String condition() {
        return condition;
    }

    /** Whether its codes are numbers, whose order says more than how many there are of each. */
    public boolean isOrdered() {
        return this == AGE || this == FREQUENCY;
    }
}
