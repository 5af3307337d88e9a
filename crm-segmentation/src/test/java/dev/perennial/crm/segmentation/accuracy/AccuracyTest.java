package dev.perennial.crm.segmentation.accuracy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AccuracyTest {

    /** Six customers, worked by hand: leavers at .9, .6 and .3, stayers at .6, .3 and .1. */
    private static final double[] RISK = {.9, .6, .3, .6, .3, .1};

    private static final boolean[] LEFT = {true, true, true, false, false, false};

    @Test
    void theFiguresOfSixCustomersWorkedByHand() {
        Accuracy accuracy = Accuracy.ofRisk(RISK, LEFT);

        // nine pairs: .9 wins three; .6 ties one and wins two; .3 ties one, wins one, loses one
        assertThat(accuracy.auc()).isCloseTo((3 + 2.5 + 1.5) / 9, within(1e-12));
        assertThat(accuracy.brier()).isCloseTo((.01 + .16 + .49 + .36 + .09 + .01) / 6, within(1e-12));
        assertThat(accuracy.logLoss())
                .isCloseTo(
                        -(Math.log(.9) + Math.log(.6) + Math.log(.3) + Math.log(.4) + Math.log(.7) + Math.log(.9)) / 6,
                        within(1e-12));
        // six bins of one; of the two at .6 and the two at .3 half left each
        assertThat(accuracy.ece()).isCloseTo((.1 + .2 + .2 + .1 + .1 + .1) / 6, within(1e-12));
    }

    @Test
    void ordersAreCountedAgainstWhatWasExpected() {
        Accuracy accuracy = Accuracy.ofRisk(new double[] {.5, .5}, new boolean[] {true, false})
                .withOrders(new double[] {.5, 1}, new int[] {0, 2});

        assertThat(accuracy.rmse()).isCloseTo(Math.sqrt((.25 + 1) / 2), within(1e-12));
        assertThat(accuracy.totalError()).isCloseTo(-.25, within(1e-12));
    }

    @Test
    void aPerfectRankHasAnAreaOfOneItsReverseNoneAndASingleValueHalf() {
        double[] score = {4, 3, 2, 1};
        boolean[] left = {true, true, false, false};

        assertThat(Accuracy.ofRank(score, left).auc()).isEqualTo(1);
        assertThat(Accuracy.ofRank(new double[] {1, 2, 3, 4}, left).auc()).isZero();
        assertThat(Accuracy.ofRank(new double[] {7, 7, 7, 7}, left).auc()).isEqualTo(.5);
    }

    @Test
    void whereAllLeftOrNobodyOrderedThereIsNoAreaAndNoTotalError() {
        Accuracy accuracy = Accuracy.ofRisk(new double[] {.5, .6}, new boolean[] {true, true})
                .withOrders(new double[] {1, 1}, new int[] {0, 0});

        assertThat(accuracy.auc()).isNull();
        assertThat(accuracy.totalError()).isNull();
        assertThat(accuracy.brier()).isCloseTo((.25 + .16) / 2, within(1e-12));
    }

    @Test
    void theAreaIsTheShareOfPairsInTheRightOrder() {
        Random random = new Random(5);
        double[] score = random.ints(300, 0, 12).asDoubleStream().toArray();
        boolean[] left = left(random, 300);
        double wins = 0;
        double pairs = 0;
        for (int one = 0; one < score.length; one++) {
            for (int other = 0; other < score.length; other++) {
                if (left[one] && !left[other]) {
                    pairs++;
                    wins += score[one] > score[other] ? 1 : score[one] == score[other] ? .5 : 0;
                }
            }
        }

        assertThat(Accuracy.ofRank(score, left).auc()).isCloseTo(wins / pairs, within(1e-12));
    }

    /** Murphy (1973): with one forecast a group, Brier = reliability − resolution + uncertainty. */
    @Test
    void theBrierScoreFallsIntoReliabilityResolutionAndUncertainty() {
        Random random = new Random(6);
        int[] group = random.ints(1_000, 0, 7).toArray();
        double[] risk = IntStream.of(group).mapToDouble(g -> .1 + .1 * g).toArray();
        boolean[] left = left(random, 1_000);
        double base = share(left, IntStream.range(0, 1_000).toArray());
        double reliability = 0;
        double resolution = 0;
        for (int g = 0; g < 7; g++) {
            int wanted = g;
            int[] members =
                    IntStream.range(0, 1_000).filter(i -> group[i] == wanted).toArray();
            double share = share(left, members);
            reliability += members.length / 1_000.0 * Math.pow(.1 + .1 * g - share, 2);
            resolution += members.length / 1_000.0 * Math.pow(share - base, 2);
        }

        assertThat(Accuracy.brier(risk, left)).isCloseTo(reliability - resolution + base * (1 - base), within(1e-12));
    }

    @Test
    void binsHoldEqualNumbersAndWhoComesFirstChangesNothing() {
        Random random = new Random(7);
        double[] risk = random.ints(997, 1, 40).mapToDouble(i -> i / 40.0).toArray();
        boolean[] left = left(random, 997);
        double[] otherRisk = new double[997];
        boolean[] otherLeft = new boolean[997];
        for (int i = 0; i < 997; i++) {
            otherRisk[i] = risk[996 - i];
            otherLeft[i] = left[996 - i];
        }

        List<Reliability.Bin> bins = Reliability.of(risk, left);

        assertThat(bins).extracting(Reliability.Bin::customers).allMatch(size -> size == 99 || size == 100);
        assertThat(bins.stream().mapToInt(Reliability.Bin::customers).sum()).isEqualTo(997);
        List<Reliability.Bin> others = Reliability.of(otherRisk, otherLeft);
        for (int bin = 0; bin < 10; bin++) {
            assertThat(others.get(bin).observed()).isCloseTo(bins.get(bin).observed(), within(1e-12));
            assertThat(others.get(bin).predicted()).isCloseTo(bins.get(bin).predicted(), within(1e-12));
        }
        assertThat(Reliability.error(risk, left)).isBetween(0.0, 1.0);
    }

    @Test
    void theMostAtRiskHoldMoreLeaversThanTheirShare() {
        double[] risk = IntStream.range(0, 100).mapToDouble(i -> i / 100.0).toArray();
        boolean[] left = new boolean[100];
        for (int i = 80; i < 100; i++) {
            left[i] = true;
        }

        List<Lift> lift = Lift.of(risk, left);

        assertThat(lift.getFirst()).isEqualTo(new Lift(.1, .5, 5));
        assertThat(lift.get(1)).isEqualTo(new Lift(.2, 1, 5));
        assertThat(lift.getLast()).isEqualTo(new Lift(1, 1, 1));
        assertThat(Lift.of(risk, new boolean[100])).isEmpty();
    }

    private static boolean[] left(Random random, int size) {
        boolean[] left = new boolean[size];
        for (int i = 0; i < size; i++) {
            left[i] = random.nextDouble() < .6;
        }
        return left;
    }

    private static double share(boolean[] left, int[] members) {
        return IntStream.of(members).filter(i -> left[i]).count() / (double) members.length;
    }
}
