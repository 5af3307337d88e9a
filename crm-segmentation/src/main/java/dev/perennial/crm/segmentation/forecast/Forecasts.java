package dev.perennial.crm.segmentation.forecast;

import dev.perennial.crm.segmentation.model.BgNbd;
import dev.perennial.crm.segmentation.model.CustomerScores;
import dev.perennial.crm.segmentation.model.CustomerScoring;
import dev.perennial.crm.segmentation.model.GammaGamma;
import dev.perennial.crm.segmentation.model.ModelFit.Converged;
import dev.perennial.crm.segmentation.model.ParetoNbd;
import dev.perennial.crm.segmentation.model.ValueTerms;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What is foretold of every customer of a population, as columns. NaN where there were too few data to say anything.
 *
 * @param probabilityAlive  chance of not having left for good, by BG/NBD, 0 to 1
 * @param expectedOrders90  mean number of occasions within 90 days, by BG/NBD
 * @param expectedOrders365 the same within 365 days
 * @param lifetimeValue     discounted profit of the next 12 months, by BG/NBD and gamma-gamma, in the reporting currency
 * @param churnRisk         chance of no occasion within {@value #HORIZON_DAYS} days, 0 to 1: the mean of BG/NBD and Pareto/NBD
 *                          in log-odds
 * @param silentYear        the same within 365 days, by BG/NBD
 * @param outlook           what both models say of the {@value #HORIZON_DAYS} days; null where there were too few data
 */
public record Forecasts(
        double[] probabilityAlive,
        double[] expectedOrders90,
        double[] expectedOrders365,
        double[] lifetimeValue,
        double[] churnRisk,
        double[] silentYear,
        @Nullable Outlook outlook) {

    /** How far churn risk looks ahead. */
    public static final int HORIZON_DAYS = 90;

    private static final double WEEK = 7;
    private static final double HORIZON = HORIZON_DAYS / WEEK;
    private static final double YEAR = 365 / WEEK;

    /** Of Pareto/NBD only the probability of an order is wanted. */
    private static final ValueTerms ONE_MONTH = new ValueTerms(1, 4.345, 0);

    /** Nothing foretold. */
    public static Forecasts none(int customers) {
        return new Forecasts(
                unknown(customers),
                unknown(customers),
                unknown(customers),
                unknown(customers),
                unknown(customers),
                unknown(customers),
                null);
    }

    /** @param threads 1 or more; without influence on the numbers */
    public static Forecasts of(FittedModels models, Population population, int threads) {
        if (!(models.bgNbd() instanceof Converged<BgNbd> bgNbd)
                || !(models.paretoNbd() instanceof Converged<ParetoNbd> paretoNbd)) {
            return none(population.size());
        }
        return models.gammaGamma() instanceof Converged<GammaGamma> spend
                ? of(bgNbd.model(), paretoNbd.model(), spend.model(), population, threads)
                : of(bgNbd.model(), paretoNbd.model(), NO_SPEND, population, threads)
                        .withoutValue();
    }

    /** Stands in where nothing is known of spending; what it says is thrown away. */
    private static final GammaGamma NO_SPEND = new GammaGamma(1, 2, 1);

    private static Forecasts of(
            BgNbd bgNbd, ParetoNbd paretoNbd, GammaGamma spend, Population population, int threads) {
        CustomerScores soon = scores(new CustomerScoring(bgNbd, spend, ValueTerms.YEAR, HORIZON), population, threads);
        CustomerScores year = scores(new CustomerScoring(bgNbd, spend, ONE_MONTH, YEAR), population, threads);
        CustomerScores other = scores(new CustomerScoring(paretoNbd, spend, ONE_MONTH, HORIZON), population, threads);
        Outlook outlook = Outlook.of(soon, other);
        double[] churn = outlook.churnRisk();
        double[] silent = new double[churn.length];
        Arrays.setAll(silent, row -> 1 - year.probabilityOfOrder()[row]);
        return new Forecasts(
                soon.probabilityAlive(),
                soon.expectedOrders(),
                year.expectedOrders(),
                soon.lifetimeValue(),
                churn,
                silent,
                outlook);
    }

    private static CustomerScores scores(CustomerScoring scoring, Population population, int threads) {
        return scoring.score(population.histories(), population.meanSpend(), population.margin(), threads);
    }

    /** What of a customer's lifetime value is expected to be lost: times churn risk, in the reporting currency; NaN if unknown. */
    public double valueAtRisk(int row) {
        return lifetimeValue[row] * churnRisk[row];
    }

    /** The same with churn risks that somebody else told. */
    public Forecasts withChurnRisk(double[] risk) {
        return new Forecasts(
                probabilityAlive, expectedOrders90, expectedOrders365, lifetimeValue, risk, silentYear, outlook);
    }

    private Forecasts withoutValue() {
        return new Forecasts(
                probabilityAlive,
                expectedOrders90,
                expectedOrders365,
                unknown(churnRisk.length),
                churnRisk,
                silentYear,
                outlook);
    }

    private static double[] unknown(int customers) {
        double[] unknown = new double[customers];
        Arrays.fill(unknown, Double.NaN);
        return unknown;
    }
}
