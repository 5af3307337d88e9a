package dev.perennial.crm.segmentation.churn;

import dev.perennial.crm.segmentation.accuracy.Accuracy;
import java.time.LocalDate;

/**
 * How a learned model did in the latest complete window, of which it had seen nothing.
 *
 * @param asOf        the day before the window
 * @param horizonDays how long it was
 * @param customers   how many were judged
 * @param stack       all four members
 * @param together    the two purchase models, which are used where the stack is not better
 * @param bgNbd       BG/NBD alone
 */
public record Trial(LocalDate asOf, int horizonDays, int customers, Accuracy stack, Accuracy together, Accuracy bgNbd) {

    /** Worse than BG/NBD by this much of the Brier score is too much. */
    private static final double TOLERANCE = .002;

    Verdict verdict() {
        if (brier(stack) - brier(bgNbd) > TOLERANCE) {
            return Verdict.WORSE_THAN_BG_NBD;
        }
        return brier(stack) < brier(together) ? Verdict.ACCEPTED : Verdict.NO_BETTER;
    }

    private static double brier(Accuracy accuracy) {
        return java.util.Objects.requireNonNull(accuracy.brier());
    }
}
