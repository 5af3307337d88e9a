package dev.perennial.crm.segmentation.rhythm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class RhythmTest {

    @Test
    void ownGapsAreShrunkTowardsThePopulationWithTheWeightOfThree() {
        PopulationRhythm population = new PopulationRhythm(60, 1);

        // 2 gaps of 10 and 20 days: (3 * 60 + 30) / 5
        assertThat(population.expectedGap(2, 30)).isEqualTo(42);
        // deviations of 5 from 15 twice: 2/9; (3 * 1 + 2/9) / (3 + 1), of 42 days
        assertThat(population.spread(2, 30, 100 + 400)).isCloseTo(42 * Math.sqrt((3 + 2 / 9.0) / 4), within(1e-12));
    }

    @Test
    void aSinglePurchaseHasTheRhythmOfThePopulation() {
        PopulationRhythm population = new PopulationRhythm(60, .25);

        assertThat(population.expectedGap(0, 0)).isEqualTo(60);
        assertThat(population.spread(0, 0, 0)).isEqualTo(30);
    }

    @Test
    void thePopulationIsTheMeanOfItsCustomersNotOfTheirGaps() {
        RhythmSums sums = new RhythmSums();
        sums.add(1, 90, 8100);
        sums.add(9, 90, 900);
        sums.add(0, 0, 0);

        assertThat(sums.population()).isEqualTo(new PopulationRhythm(50, 0));
    }

    @Test
    void whereNobodyCameBackNothingIsExpected() {
        PopulationRhythm population = new RhythmSums().population();

        assertThat(population.expectedGap(0, 0)).isNaN();
        assertThat(population.spread(0, 0, 0)).isNaN();
    }

    @Test
    void theOrderOfTheCustomersChangesNoDigit() {
        Random random = new Random(7);
        int[] gaps = random.ints(1000, 0, 30).toArray();
        RhythmSums forth = new RhythmSums();
        RhythmSums back = new RhythmSums();
        for (int i = 0; i < gaps.length; i++) {
            add(forth, gaps[i]);
            add(back, gaps[gaps.length - 1 - i]);
        }

        assertThat(back.population()).isEqualTo(forth.population());
    }

    private static void add(RhythmSums sums, int gaps) {
        sums.add(gaps, gaps * 17L + gaps % 3, gaps * 400.0);
    }

    @Test
    void theTrendComparesWithTheMeanNinetyDaysBefore() {
        // a year before the recent days: 400 in 360 days are 100 in 90
        assertThat(Trend.against(150, 400, 1000)).isEqualTo(.5);
        // first bought 269 days ago: 180 days before the recent 90
        assertThat(Trend.against(50, 200, 269)).isEqualTo(-.5);
    }

    @Test
    void thereIsNoTrendWithoutNinetyDaysToCompareWithOrNothingEarnedInThem() {
        assertThat(Trend.against(50, 100, 178)).isNaN();
        assertThat(Trend.against(50, 100, 179)).isEqualTo(-.5);
        assertThat(Trend.against(50, 0, 1000)).isNaN();
        assertThat(Trend.against(50, -10, 1000)).isNaN();
        assertThat(Trend.againstLastYear(50, 0)).isNaN();
        assertThat(Trend.againstLastYear(50, 40)).isEqualTo(.25);
    }
}
