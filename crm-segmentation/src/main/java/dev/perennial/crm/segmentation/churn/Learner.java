package dev.perennial.crm.segmentation.churn;

import dev.perennial.crm.segmentation.accuracy.Accuracy;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Learns who leaves, from days of the past whose window has ended, and judges what it learned by the latest complete window before it
 * is allowed to say anything. Looks at nothing after the day it learns as of.
 */
public final class Learner {

    /** Day 0 of {@link Occasions} as a day of {@link LocalDate#toEpochDay()}. */
    static final int EPOCH_DAY = 10_957;

    private Learner() {}

    /**
     * What came of learning.
     *
     * @param stack   null where there were no data to learn from
     * @param trial   null where there was nothing to judge by
     * @param learned the days of the past that were learned from
     * @param rows    how many customers on how many of these days, in all
     */
    record Lesson(@Nullable Stack stack, @Nullable Trial trial, Verdict verdict, List<LocalDate> learned, int rows) {

        private static Lesson none(Verdict verdict) {
            return new Lesson(null, null, verdict, List.of(), 0);
        }

        /** The stack where it may be used. */
        Optional<Stack> accepted() {
            return verdict == Verdict.ACCEPTED ? Optional.ofNullable(stack) : Optional.empty();
        }
    }

    /**
     * Learns what a day knew.
     *
     * @param day         the last day that may be looked at
     * @param horizonDays how far ahead is to be foretold
     */
    static Lesson learn(Occasions occasions, int day, int horizonDays) {
        if (!BoostedTrees.available()) {
            return Lesson.none(Verdict.NO_LIBRARY);
        }
        Windows windows = Windows.of(occasions.firstDay(), day, horizonDays);
        if (windows.tooShort()) {
            return Lesson.none(Verdict.TOO_SHORT_A_PAST);
        }
        List<Snapshot> all = snapshots(occasions, windows);
        Optional<Snapshot> latest =
                all.stream().filter(one -> one.day() == windows.latest()).findFirst();
        if (latest.isEmpty()) {
            return Lesson.none(Verdict.TOO_FEW_CUSTOMERS);
        }
        Stack stack = stack(all);
        List<Snapshot> before = snapshots(occasions, windows.before());
        Trial trial = before.isEmpty() ? null : trial(stack(before), latest.get());
        return new Lesson(
                stack,
                trial,
                trial == null ? Verdict.TOO_SHORT_A_PAST : trial.verdict(),
                all.stream().map(one -> date(one.day())).toList(),
                all.stream().mapToInt(Snapshot::size).sum());
    }

    private static List<Snapshot> snapshots(Occasions occasions, Windows windows) {
        List<Snapshot> snapshots = new ArrayList<>();
        for (int day : windows.days()) {
            Snapshot.of(occasions, day, windows.horizonDays())
                    .filter(Learner::someLeftAndSomeStayed)
                    .ifPresent(snapshots::add);
        }
        return snapshots;
    }

    private static boolean someLeftAndSomeStayed(Snapshot snapshot) {
        double leavers = snapshot.leavers();
        return leavers > 0 && leavers < 1;
    }

    private static Stack stack(List<Snapshot> snapshots) {
        int rows = snapshots.stream().mapToInt(Snapshot::size).sum();
        float[] features = new float[rows * Feature.COUNT];
        double[] terms = new double[rows * RfmRegression.TERMS];
        float[] left = new float[rows];
        float[] offset = new float[rows];
        int at = 0;
        for (Snapshot snapshot : snapshots) {
            float[] found = new FeatureTable(snapshot.behaviour(), snapshot.outlook(), snapshot.horizonDays() / 7.0)
                    .rows(0, snapshot.size());
            System.arraycopy(found, 0, features, at * Feature.COUNT, found.length);
            // every window starts from its own share of leavers: that one season differs from another says nothing of
            // customers
            float usual = (float) LogOdds.of(snapshot.leavers());
            for (int row = 0; row < snapshot.size(); row++, at++) {
                RfmRegression.terms(snapshot.behaviour(), row, terms, at * RfmRegression.TERMS);
                left[at] = snapshot.left()[row] ? 1 : 0;
                offset[at] = usual;
            }
        }
        return new Stack(
                BoostedTrees.learn(features, left, offset),
                RfmRegression.fit(terms, left, offset),
                Correction.of(snapshots));
    }

    private static Trial trial(Stack stack, Snapshot latest) {
        double[] risk = stack.of(latest.behaviour(), latest.outlook(), latest.horizonDays())
                .risk();
        double[] byBgNbd = latest.outlook().orderByBgNbd().clone();
        Arrays.setAll(byBgNbd, row -> 1 - latest.outlook().orderByBgNbd()[row]);
        return new Trial(
                date(latest.day()),
                latest.horizonDays(),
                latest.size(),
                Accuracy.ofRisk(risk, latest.left()),
                Accuracy.ofRisk(latest.outlook().churnRisk(), latest.left()),
                Accuracy.ofRisk(byBgNbd, latest.left()));
    }

    static LocalDate date(int day) {
        return LocalDate.ofEpochDay((long) day + EPOCH_DAY);
    }
}
