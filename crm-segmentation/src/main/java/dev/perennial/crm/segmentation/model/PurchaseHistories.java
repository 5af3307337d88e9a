package dev.perennial.crm.segmentation.model;

/**
 * The {@linkplain PurchaseHistory purchase histories} of many customers, as columns. The arrays are held, not copied:
 * whoever hands them over leaves them alone afterwards.
 */
public final class PurchaseHistories {

    final int[] repeats;
    final double[] lastOrder;
    final double[] age;

    private PurchaseHistories(int[] repeats, double[] lastOrder, double[] age) {
        this.repeats = repeats;
        this.lastOrder = lastOrder;
        this.age = age;
    }

    /**
     * Takes columns of equal length, one entry a customer.
     *
     * @param repeats x
     * @param lastOrder t_x in weeks
     * @param age T in weeks
     * @throws IllegalArgumentException when the lengths differ or a history cannot be
     */
    public static PurchaseHistories of(int[] repeats, double[] lastOrder, double[] age) {
        if (repeats.length != lastOrder.length || repeats.length != age.length) {
            throw new IllegalArgumentException(
                    "columns differ in length: " + repeats.length + ", " + lastOrder.length + ", " + age.length);
        }
        for (int i = 0; i < repeats.length; i++) {
            PurchaseHistory.require(repeats[i], lastOrder[i], age[i]);
        }
        return new PurchaseHistories(repeats, lastOrder, age);
    }

    /** How many customers there are. */
    public int size() {
        return repeats.length;
    }

    /** The history of one customer. */
    public PurchaseHistory at(int index) {
        return new PurchaseHistory(repeats[index], lastOrder[index], age[index]);
    }
}
