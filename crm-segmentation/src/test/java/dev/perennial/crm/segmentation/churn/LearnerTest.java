package dev.perennial.crm.segmentation.churn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
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
        BoostedTrees trees = java.util.Objects.requireNonNull(lesson.stack()).trees();
        FeatureTable table = new FeatureTable(snapshot.behaviour(), snapshot.outlook(), 90 / 7.0);

        double[] logOdds = trees.logOdds(table);

        assertThat(BoostedTrees.of(trees.bytes()).logOdds(table)).isEqualTo(logOdds);
    }

    @Test
    void aPastWithoutEnoughCustomersTeachesNothing() {
        assertThat(Learner.learn(population(40, 700), 650, 90).verdict()).isEqualTo(Verdict.TOO_FEW_CUSTOMERS);
        assertThat(Learner.learn(population(600, 70), 69, 90).verdict()).isEqualTo(Verdict.TOO_SHORT_A_PAST);
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
