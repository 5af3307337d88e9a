package dev.perennial.crm.segmentation.churn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.perennial.crm.segmentation.forecast.ModelSummary;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class LearnerTest {

    @Test
    void windowsEndByTheDayAndLeaveTheLatestToJudgeBy() {
        Windows windows = Windows.of(0, 800, 90);

        assertThat(windows.days()).containsExactly(435, 650, 680, 710);
        assertThat(windows.before().days()).containsExactly(345, 560, 590, 620);
        assertThat(windows.before().days()[3] + windows.horizonDays()).isEqualTo(windows.latest());
    }

    @Test
    void aShortPastGivesShorterWindowsAndAVeryShortOneNone() {
        assertThat(Windows.of(0, 272, 273).horizonDays()).isEqualTo(90);
        assertThat(Windows.of(0, 272, 273).days()).containsExactly(122, 152, 182);
        assertThat(Windows.of(0, 80, 90).tooShort()).isTrue();
    }

    @Test
    void onlyWhatASeasonCannotExplainIsCarriedOver() {
        // sin(πh)/(πh) of a quarter, half and whole year: 0.900, 0.637, 0
        assertThat(Correction.weight(365)).isCloseTo(1, within(1e-12));
        assertThat(Correction.weight(730)).isCloseTo(1, within(1e-12));
        assertThat(1 - Correction.weight(73))
                .isCloseTo(Math.pow(Math.sin(Math.PI / 5) / (Math.PI / 5), 2), within(1e-12));
        assertThat(Correction.weight(90)).isBetween(.18, .20);
        assertThat(Correction.weight(273)).isBetween(.90, .92);
    }

    @Test
    void logOddsMovedToAMeanHaveIt() {
        Random random = new Random(1);
        double[] logOdds = random.doubles(500, -6, 6).toArray();

        for (double mean : new double[] {.001, .2, .5, .97}) {
            double shift = LogOdds.shiftTo(logOdds, mean);

            assertThat(Arrays.stream(LogOdds.probabilities(logOdds, shift))
                            .average()
                            .orElseThrow())
                    .isCloseTo(mean, within(1e-9));
            double[] reversed = new double[500];
            Arrays.setAll(reversed, i -> logOdds[499 - i]);
            assertThat(LogOdds.shiftTo(reversed, mean)).isEqualTo(shift);
        }
    }

    @Test
    void theRegressionFindsTheWeightsThatMadeTheData() {
        Random random = new Random(2);
        int size = 40_000;
        double[] terms = random.doubles((long) size * RfmRegression.TERMS, 0, 3).toArray();
        double[] truth = {1.2, -.8, .3, -.5};
        float[] left = new float[size];
        float[] offset = new float[size];
        for (int row = 0; row < size; row++) {
            offset[row] = row % 2;
            double logOdds = .4 + offset[row];
            for (int i = 0; i < RfmRegression.TERMS; i++) {
                logOdds += truth[i] * terms[row * RfmRegression.TERMS + i];
            }
            left[row] = random.nextDouble() < LogOdds.probability(logOdds) ? 1 : 0;
        }

        RfmRegression found = RfmRegression.fit(terms, left, offset);

        assertThat(found.intercept()).isCloseTo(.4, within(.12));
        for (int i = 0; i < RfmRegression.TERMS; i++) {
            assertThat(found.weights()[i]).isCloseTo(truth[i], within(.06));
        }
    }

    @Test
    void theTreesAreKeptWhole() {
        Occasions occasions = population(600, 700);
        Snapshot snapshot = Snapshot.of(occasions, 500, 90).orElseThrow();
        Learner.Lesson lesson = Learner.learn(occasions, 650, 90);
        BoostedTrees trees = Objects.requireNonNull(lesson.stack()).trees();
        FeatureTable table = new FeatureTable(snapshot.behaviour(), snapshot.outlook(), 90 / 7.0);

        double[] logOdds = trees.logOdds(table);

        assertThat(BoostedTrees.of(trees.bytes()).logOdds(table)).isEqualTo(logOdds);
    }

    /** Who leaves complains on the day of the last order, and nobody else does. */
    @Test
    void whatPassedWithCustomersBesidesIsLearnedFromAndShowsAsAReasonOfItsSign() {
        Occasions silent = population(600, 700);
        Dealings.Builder dealings =
                new Dealings.Builder(LongStream.range(0, 600).toArray());
        for (int customer = 0; customer < 600; customer++) {
            int last = lastDay(silent, customer);
            dealings.add(customer, Dealing.INTERACTION, customer, customer);
            if (last < 640) {
                dealings.add(customer, Dealing.COMPLAINT, last, last);
            }
        }
        Occasions spoken = silent.with(dealings.build());
        Stack stack = Objects.requireNonNull(
                Learner.learn(silent.with(dealings.build()), 650, 90).stack());
        Occasions.Builder one = new Occasions.Builder();
        for (int day : new int[] {400, 440, 490, 540, 580}) {
            one.add(1, day, Occasions.NEVER, 100_000);
        }
        Dealings.Builder complaint = new Dealings.Builder(one.customers());
        complaint.add(1, Dealing.COMPLAINT, 580, 581);
        Circumstances circumstances = new Circumstances(
                one.build().with(complaint.build()), 650, new ModelSummary.Typical(60, 5, 300, 10.0, 1));

        Behaviour rows = circumstances.rows();
        PurchasePair pair = PurchasePair.fit(silent.asOf(650).histories()).orElseThrow();
        List<Reason> reasons = Motives.of(circumstances, stack.mean(rows, pair.outlook(rows.histories(), 90), 90));

        assertThat(reasons)
                .filteredOn(reason -> reason.feature() == Reason.Kind.COMPLAINTS)
                .singleElement()
                .satisfies(reason -> {
                    assertThat(reason.value()).isEqualTo(1);
                    assertThat(reason.effect()).isPositive();
                    assertThat(reason.code()).isEqualTo("churnReason.COMPLAINTS.raises");
                });
        assertThat(reasons).noneMatch(reason -> reason.feature() == Reason.Kind.PRAISE);
    }

    @Test
    void whereNothingPassedBesidesNothingIsTakenFromIt() {
        Occasions occasions = population(600, 700);
        byte[] without = Objects.requireNonNull(
                        Learner.learn(occasions, 650, 90).stack())
                .trees()
                .bytes();
        Dealings.Builder later = new Dealings.Builder(LongStream.range(0, 600).toArray());
        for (int customer = 0; customer < 600; customer++) {
            // after the day, or of before and put down after it
            later.add(customer, Dealing.COMPLAINT, 651, 651);
            later.add(customer, Dealing.INTERACTION, 400 + customer % 200, 651);
        }

        byte[] with = Objects.requireNonNull(
                        Learner.learn(occasions.with(later.build()), 650, 90).stack())
                .trees()
                .bytes();

        assertThat(with).isEqualTo(without);
    }

    @Test
    void aPastWithoutEnoughCustomersTeachesNothing() {
        assertThat(Learner.learn(population(40, 700), 650, 90).verdict()).isEqualTo(Verdict.TOO_FEW_CUSTOMERS);
        assertThat(Learner.learn(population(600, 70), 69, 90).verdict()).isEqualTo(Verdict.TOO_SHORT_A_PAST);
    }

    private static int lastDay(Occasions occasions, int customer) {
        int day = 700;
        while (occasions.count(customer, day - 1, 700) == 0) {
            day--;
        }
        return day;
    }

    /** Customers who order at their own pace until they leave. */
    private static Occasions population(int customers, int days) {
        Random random = new Random(3);
        Occasions.Builder builder = new Occasions.Builder();
        for (int customer = 0; customer < customers; customer++) {
            double pace = 10 + 60 * random.nextDouble();
            double day = random.nextInt(days / 2);
            while (day < days) {
                builder.add(customer, (int) day, Occasions.NEVER, 100_000);
                day += 1 - pace * Math.log(1 - random.nextDouble());
                if (random.nextDouble() < .08) {
                    break;
                }
            }
        }
        return builder.build();
    }
}
