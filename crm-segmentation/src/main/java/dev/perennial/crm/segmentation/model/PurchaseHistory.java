package dev.perennial.crm.segmentation.model;

/**
 * What the purchase models know of one customer. An occasion is a day with a purchase; the first occasion starts the
 * clock.
 *
 * @param repeats x, occasions after the first; 0 or more
 * @param lastOrder t_x, weeks from the first to the last occasion; 0 exactly when there is no repeat
 * @param age T, weeks from the first occasion to the day of scoring; at least {@code lastOrder}
 */
public record PurchaseHistory(int repeats, double lastOrder, double age) {

    /** A customer who bought for the first time on the day of scoring. */
    public static final PurchaseHistory NEW = new PurchaseHistory(0, 0, 0);

    /** @throws IllegalArgumentException for a history that cannot be */
    public PurchaseHistory {
        require(repeats, lastOrder, age);
    }

    /** @throws IllegalArgumentException for what cannot be seen of a customer, whenever the last order was */
    static void requireSeen(int repeats, double age) {
        if (repeats < 0 || !(age >= 0 && age < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "repeats and age must be finite and 0 or more: repeats = " + repeats + ", age = " + age);
        }
    }

    static void require(int repeats, double lastOrder, double age) {
        if (repeats < 0) {
            throw impossible("repeats must not be negative", repeats, lastOrder, age);
        }
        if (!(lastOrder >= 0 && lastOrder <= age && age < Double.POSITIVE_INFINITY)) {
            throw impossible("weeks must be finite and 0 <= lastOrder <= age", repeats, lastOrder, age);
        }
        if ((repeats == 0) != (lastOrder == 0)) {
            throw impossible("lastOrder must be 0 exactly when there is no repeat", repeats, lastOrder, age);
        }
    }

    private static IllegalArgumentException impossible(String rule, int repeats, double lastOrder, double age) {
        return new IllegalArgumentException(
                rule + ": repeats = " + repeats + ", lastOrder = " + lastOrder + ", age = " + age);
    }
}
