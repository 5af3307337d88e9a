package dev.perennial.crm.segmentation.run;

import dev.perennial.crm.segmentation.forecast.Forecasts;
import dev.perennial.crm.segmentation.lifecycle.StageRules;
import dev.perennial.crm.segmentation.rfm.AbcCuts;
import dev.perennial.crm.segmentation.rfm.BuyerType;
import dev.perennial.crm.segmentation.rfm.Quintiles;
import dev.perennial.crm.segmentation.rfm.Segment;
import dev.perennial.crm.segmentation.rfm.ValueClass;
import dev.perennial.crm.segmentation.rhythm.RhythmSums;
import dev.perennial.crm.segmentation.rhythm.Trend;
import dev.perennial.crm.segmentation.tier.TierCuts;
import java.util.Arrays;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/**
 * Computes every score of a population. Customers are scored on all cores; each score depends on that customer's figures and
 * on exact sums over all of them, so the number of threads does not change a digit.
 */
final class Scorer {

    private final Purchases of;
    private final int today;
    private final TierCuts tiers;
    private final Forecasts forecasts;
    private final Scores scores;
    private final CutPoints cuts;

    private Scorer(Purchases of, int today, TierCuts tiers, Forecasts forecasts) {
        this.of = of;
        this.today = today;
        this.tiers = tiers;
        this.forecasts = forecasts;
        this.scores = new Scores(of.size());
        this.cuts = rank();
    }

    /** What a scoring gives. */
    record Result(Scores scores, CutPoints cuts) {}

    static Result score(Purchases purchases, Periods periods, TierCuts tiers, Forecasts forecasts) {
        Scorer scorer = new Scorer(purchases, periods.today(), tiers, forecasts);
        forEach(purchases.size(), scorer::classify);
        return new Result(scorer.scores, scorer.cuts);
    }

    private CutPoints rank() {
        int size = of.size();
        long[] values = new long[size];
        Arrays.setAll(values, row -> -recency(row));
        Quintiles recency = Quintiles.of(values);
        Arrays.setAll(values, row -> of.occasions[row]);
        Quintiles frequency = Quintiles.of(values);
        System.arraycopy(of.revenue, 0, values, 0, size);
        Arrays.parallelSort(values);
        Quintiles money = Quintiles.ofSorted(values);
        forEach(size, row -> {
            scores.r[row] = (byte) recency.score(-recency(row));
            scores.f[row] = (byte) frequency.score(of.occasions[row]);
            scores.m[row] = (byte) money.score(of.revenue[row]);
        });
        RhythmSums rhythm = new RhythmSums();
        for (int row = 0; row < size; row++) {
            rhythm.add(gaps(row), of.lastDay[row] - of.firstDay[row], of.squaredGaps[row]);
        }
        CutPoints.Means means = new CutPoints.Means(mean(scores.r), mean(scores.f), mean(scores.m));
        AbcCuts abc = AbcCuts.ofSorted(values);
        return new CutPoints(recency, frequency, money, means, abc, rhythm.population(), StageRules.DEFAULT);
    }

    private void classify(int row) {
        int r = scores.r[row];
        int f = scores.f[row];
        int m = scores.m[row];
        scores.segment[row] = (byte) Segment.of(r, f, m).ordinal();
        CutPoints.Means means = cuts.means();
        scores.valueClass[row] = (byte)
                ValueClass.of(r > means.r(), f > means.f(), m > means.m()).ordinal();
        scores.buyerType[row] = (byte) BuyerType.of(of.occasions[row]).ordinal();
        scores.abc[row] = (byte) cuts.abc().classOf(of.revenue[row]).ordinal();
        scores.tier[row] = (byte)
                tiers.tierOf(of.revenue[row], of.orders[row], recency(row)).ordinal();
        follow(row);
    }

    private void follow(int row) {
        int gaps = gaps(row);
        long days = of.lastDay[row] - of.firstDay[row];
        int daysSinceFirst = today - of.firstDay[row];
        double expected = cuts.rhythm().expectedGap(gaps, days);
        double overdue = recency(row) / expected;
        double trend = Trend.against(of.recentRevenue[row], of.baseRevenue[row], daysSinceFirst);
        scores.gapMean[row] = expected;
        scores.gapSpread[row] = cuts.rhythm().spread(gaps, days, of.squaredGaps[row]);
        scores.overdueRatio[row] = overdue;
        scores.trend[row] = trend;
        scores.trendYear[row] = Trend.againstLastYear(of.recentRevenue[row], of.lastYearRevenue[row]);
        scores.stage[row] = (byte) cuts.stages()
                .stageOf(daysSinceFirst, recency(row), overdue, trend, forecasts.silentYear()[row])
                .ordinal();
    }

    private int recency(int row) {
        return today - of.lastDay[row];
    }

    private int gaps(int row) {
        return of.totalOccasions[row] - 1;
    }

    private static double mean(byte[] scores) {
        long sum = 0;
        for (byte score : scores) {
            sum += score;
        }
        return (double) sum / scores.length;
    }

    private static void forEach(int size, IntConsumer row) {
        IntStream.range(0, size).parallel().forEach(row);
    }
}
