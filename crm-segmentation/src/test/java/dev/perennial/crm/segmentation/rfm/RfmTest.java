package dev.perennial.crm.segmentation.rfm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RfmTest {

    @Test
    void tenDifferentCustomersFallTwoByTwoIntoTheFiveScores() {
        Quintiles quintiles = Quintiles.of(LongStream.rangeClosed(1, 10).toArray());

        assertThat(LongStream.rangeClosed(1, 10).mapToInt(quintiles::score))
                .containsExactly(1, 1, 2, 2, 3, 3, 4, 4, 5, 5);
    }

    @Test
    void equalCustomersTakeTheLowerScore() {
        // 0 is worse than none; 7 than one of six: floor(5/6) = 0; 9 than five of six: floor(25/6) = 4
        Quintiles quintiles = Quintiles.of(new long[] {7, 0, 7, 9, 7, 7});

        assertThat(LongStream.of(0, 7, 9).mapToInt(quintiles::score)).containsExactly(1, 1, 5);
    }

    @Test
    void aSingleCustomerAndCustomersAllAlikeScoreOne() {
        assertThat(Quintiles.of(new long[] {42}).score(42)).isEqualTo(1);
        assertThat(Quintiles.of(new long[] {-3, -3, -3}).score(-3)).isEqualTo(1);
        assertThat(Quintiles.of(new long[0]).score(1)).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void cutPointsGiveTheScoreOfTheDefinition(long seed) {
        Random random = new Random(seed);
        long[] values = random.longs(1 + random.nextInt(200), -20, 20L + random.nextInt(500))
                .toArray();
        Quintiles quintiles = Quintiles.of(values);
        long[] shuffled = values.clone();
        IntStream.range(1, shuffled.length).forEach(i -> swap(shuffled, i, random.nextInt(i + 1)));

        for (long value : values) {
            long worse = Arrays.stream(values).filter(other -> other < value).count();
            assertThat(quintiles.score(value)).isEqualTo((int) (1 + 5 * worse / values.length));
        }
        assertThat(Quintiles.of(shuffled)).isEqualTo(quintiles);
    }

    @ParameterizedTest
    @CsvSource({
        "5,1,1,NEW", "5,2,1,POTENTIAL_LOYALIST", "5,3,3,POTENTIAL_LOYALIST", "5,4,3,CHAMPIONS", "5,5,5,CHAMPIONS",
        "4,1,1,PROMISING", "4,2,2,POTENTIAL_LOYALIST", "4,3,3,LOYAL", "4,4,4,CHAMPIONS", "4,5,5,CHAMPIONS",
        "3,1,1,ABOUT_TO_SLEEP", "3,2,2,NEEDS_ATTENTION", "3,3,2,NEEDS_ATTENTION", "3,4,4,LOYAL", "3,5,5,LOYAL",
        "2,1,1,HIBERNATING", "2,2,2,ABOUT_TO_SLEEP", "2,3,3,AT_RISK", "2,4,4,AT_RISK", "2,5,5,AT_RISK",
        "1,1,1,LOST", "1,2,2,HIBERNATING", "1,3,3,AT_RISK", "1,4,4,CANT_LOSE", "1,5,5,CANT_LOSE"
    })
    void everyPairOfScoresHasItsSegment(int r, int f, int m, Segment segment) {
        assertThat(Segment.of(r, f, m)).isEqualTo(segment);
    }

    @ParameterizedTest
    @CsvSource({
        "true,true,true,IMPORTANT_VALUE", "true,false,true,IMPORTANT_DEVELOP",
        "false,true,true,IMPORTANT_KEEP", "false,false,true,IMPORTANT_WIN_BACK",
        "true,true,false,GENERAL_VALUE", "true,false,false,GENERAL_DEVELOP",
        "false,true,false,GENERAL_KEEP", "false,false,false,GENERAL_WIN_BACK"
    })
    void everySideOfTheMeansHasItsValueClass(boolean r, boolean f, boolean m, ValueClass valueClass) {
        assertThat(ValueClass.of(r, f, m)).isEqualTo(valueClass);
    }

    @Test
    void abcClassesSplitRevenueAtEightyAndNinetyFivePercent() {
        // of 100: 60, 20 (80 reached), 10, 5 (95 reached), 4, 1; what was taken back counts for nothing
        AbcCuts cuts = AbcCuts.ofSorted(new long[] {-50, 0, 1, 4, 5, 10, 20, 60});

        assertThat(LongStream.of(60, 20, 10, 5, 4, 1, 0, -50).mapToObj(cuts::classOf))
                .containsExactly(Abc.A, Abc.A, Abc.B, Abc.B, Abc.C, Abc.C, Abc.C, Abc.C);
    }

    @Test
    void abcTreatsEqualCustomersEqually() {
        assertThat(AbcCuts.ofSorted(new long[] {5, 5, 5, 5}).classOf(5)).isEqualTo(Abc.A);
        assertThat(AbcCuts.ofSorted(new long[] {7}).classOf(7)).isEqualTo(Abc.A);
        assertThat(AbcCuts.ofSorted(new long[] {0, 0}).classOf(0)).isEqualTo(Abc.C);
        assertThat(AbcCuts.ofSorted(new long[0]).classOf(1)).isEqualTo(Abc.C);
    }

    @Test
    void levelsAndBuyerTypesFollowTheirTables() {
        assertThat(IntStream.rangeClosed(1, 5).mapToObj(Level::of))
                .containsExactly(Level.LOW, Level.LOW, Level.MID, Level.HIGH, Level.HIGH);
        assertThat(IntStream.of(0, 1, 2, 4, 5, 90).mapToObj(BuyerType::of))
                .containsExactly(
                        BuyerType.ONE_TIME,
                        BuyerType.ONE_TIME,
                        BuyerType.OCCASIONAL,
                        BuyerType.OCCASIONAL,
                        BuyerType.FREQUENT,
                        BuyerType.FREQUENT);
    }

    private static void swap(long[] values, int i, int j) {
        long kept = values[i];
        values[i] = values[j];
        values[j] = kept;
    }
}
