package dev.perennial.crm.segmentation.forecast;

import dev.perennial.crm.segmentation.model.PurchaseHistories;

/**
 * What the models need to know of customers, as columns with one entry a customer. The arrays are held, not copied.
 *
 * @param repeats   occasions after the first
 * @param lastOrder weeks from the first occasion to the last
 * @param age       weeks from the first occasion to the day of scoring
 * @param meanSpend mean gross value of the repeat occasions, in the reporting currency; 0 without any
 * @param margin    the share of revenue that is kept
 */
public record Population(int[] repeats, double[] lastOrder, double[] age, double[] meanSpend, double[] margin) {

    PurchaseHistories histories() {
        return PurchaseHistories.of(repeats, lastOrder, age);
    }

    int size() {
        return repeats.length;
    }
}
