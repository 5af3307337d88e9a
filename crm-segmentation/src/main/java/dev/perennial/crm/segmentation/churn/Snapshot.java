package dev.perennial.crm.segmentation.churn;

import dev.perennial.crm.segmentation.forecast.Outlook;
import dev.perennial.crm.segmentation.model.PurchaseHistories;
import java.util.Optional;

/**
 * A day of the past, what was known on it and what the days after it brought.
 *
 * @param day         the day
 * @param horizonDays how many days after it were waited for
 * @param left        whether each customer had no occasion in these
 */
record Snapshot(int day, int horizonDays, Behaviour behaviour, Outlook outlook, boolean[] left) {

    /** Empty where the purchase models could not be fitted to what was known on the day. */
    static Optional<Snapshot> of(Occasions occasions, int day, int horizonDays) {
        Behaviour behaviour = occasions.asOf(day);
        PurchaseHistories histories = behaviour.histories();
        return PurchasePair.fit(histories)
                .map(models -> new Snapshot(
                        day,
                        horizonDays,
                        behaviour,
                        models.outlook(histories, horizonDays),
                        leavers(occasions, behaviour, day, horizonDays)));
    }

    int size() {
        return left.length;
    }

    /** The share that left. */
    double leavers() {
        int count = 0;
        for (boolean one : left) {
            count += one ? 1 : 0;
        }
        return (double) count / left.length;
    }

    /** What the purchase models' log-odds of leaving lacked. */
    double off() {
        return LogOdds.shiftTo(Stack.together(outlook), leavers());
    }

    private static boolean[] leavers(Occasions occasions, Behaviour behaviour, int day, int horizonDays) {
        boolean[] left = new boolean[behaviour.size()];
        for (int row = 0; row < left.length; row++) {
            left[row] = occasions.count(behaviour.customer(row), day, day + horizonDays) == 0;
        }
        return left;
    }
}
