package dev.perennial.crm.segmentation.churn;

import dev.perennial.crm.segmentation.forecast.Outlook;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A version of the learned model, with what it may be used for. */
public final class ChurnModel {

    private final long version;
    private final LocalDate trainedOn;
    private final Verdict verdict;
    private final @Nullable Trial trial;
    private final @Nullable Stack stack;

    ChurnModel(long version, LocalDate trainedOn, Verdict verdict, @Nullable Trial trial, @Nullable Stack stack) {
        this.version = version;
        this.trainedOn = trainedOn;
        this.verdict = verdict;
        this.trial = trial;
        this.stack = stack;
    }

    /**
     * Churn risks.
     *
     * @param risk  of each customer, 0 to 1
     * @param shift what was added to the members' mean log-odds; with it one customer's risk is told as among all
     */
    public record Told(double[] risk, double shift) {}

    /** Its key. */
    public long version() {
        return version;
    }

    /** The last day it looked at. */
    public LocalDate trainedOn() {
        return trainedOn;
    }

    /** Whether it may be used: only what was {@link Verdict#ACCEPTED} may. */
    public Verdict verdict() {
        return verdict;
    }

    /** Whether risks can be told by it: it was accepted, and this machine can work with its trees. */
    public boolean usable() {
        return verdict == Verdict.ACCEPTED && BoostedTrees.available();
    }

    /** How it did where it had not learned; null without a window to judge by. */
    public @Nullable Trial trial() {
        return trial;
    }

    /**
     * Tells the churn risk of a whole population.
     *
     * @param horizonDays how far ahead {@code outlook} looks
     * @throws IllegalStateException when it is not {@link #usable}
     */
    public Told tell(Behaviour behaviour, Outlook outlook, int horizonDays) {
        Stack.Opinion opinion = stack().of(behaviour, outlook, horizonDays);
        return new Told(opinion.risk(), opinion.shift());
    }

    Stack stack() {
        if (!usable() || stack == null) {
            throw new IllegalStateException("Churn model " + version + " may not be used: " + verdict);
        }
        return stack;
    }
}
