package dev.perennial.crm.segmentation.churn;

import dev.perennial.crm.segmentation.forecast.Outlook;
import java.util.Optional;
import java.util.function.DoubleConsumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What would have been foretold of each customer on a day of the past, by models that knew nothing later, and what then happened.
 *
 * @param behaviour what was known on the day
 * @param orders    occasions of each customer in the window after it
 * @param left      whether there were none
 * @param outlook   what the purchase models say; null where too few had come again to fit them
 * @param learned   what the learned model says, accepted or not; null where there is none
 * @param verdict   whether it would have been used
 * @param trial     how it had done before; null without a window to judge by
 */
public record Hindsight(
        Behaviour behaviour,
        int[] orders,
        boolean[] left,
        @Nullable Outlook outlook,
        @Nullable Learned learned,
        Verdict verdict,
        @Nullable Trial trial) {

    /** Roughly how much of the work is done once the purchase models are fitted; the rest is learning. */
    private static final double FITTED = .3;

    /**
     * Churn risks of the learned model, 0 to 1.
     *
     * @param stack      of all members together
     * @param trees      of the boosted trees alone
     * @param regression of the regression on recency, frequency and value alone
     */
    public record Learned(double[] stack, double[] trees, double[] regression) {}

    /**
     * Looks back.
     *
     * @param occasions of the customers who had bought by the day, up to the end of the window at least
     * @param day       the day, counted from 1 January 2000
     * @param progress  is told how much is done, 0 to 1
     */
    public static Hindsight on(Occasions occasions, int day, int horizonDays, DoubleConsumer progress) {
        Behaviour behaviour = occasions.asOf(day);
        int[] orders = IntStream.range(0, behaviour.size())
                .map(row -> occasions.count(behaviour.customer(row), day, day + horizonDays))
                .toArray();
        boolean[] left = new boolean[orders.length];
        for (int row = 0; row < left.length; row++) {
            left[row] = orders[row] == 0;
        }
        Optional<Outlook> outlook = PurchasePair.fit(behaviour.histories())
                .map(models -> models.outlook(behaviour.histories(), horizonDays));
        progress.accept(FITTED);
        if (outlook.isEmpty()) {
            return new Hindsight(behaviour, orders, left, null, null, Verdict.TOO_FEW_CUSTOMERS, null);
        }
        Learner.Lesson lesson = Learner.learn(occasions, day, horizonDays);
        return new Hindsight(
                behaviour,
                orders,
                left,
                outlook.get(),
                lesson.stack() == null ? null : learned(lesson.stack(), behaviour, outlook.get(), horizonDays),
                lesson.verdict(),
                lesson.trial());
    }

    private static Learned learned(Stack stack, Behaviour behaviour, Outlook outlook, int horizonDays) {
        Stack.Opinion opinion = stack.of(behaviour, outlook, horizonDays);
        return new Learned(opinion.risk(), opinion.trees(), opinion.regression());
    }
}
