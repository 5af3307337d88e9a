package dev.perennial.crm.segmentation.forecast;

import dev.perennial.crm.segmentation.model.BgNbd;
import dev.perennial.crm.segmentation.model.GammaGamma;
import dev.perennial.crm.segmentation.model.PurchaseHistory;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Ranges around what is foretold of one customer: of ten such customers, eight end up inside. They hold how little is known of the
 * models' parameters, which shrinks with more customers, and the luck of the single customer, which does not.
 *
 * @param churnRisk  chance of no occasion within {@value Forecasts#HORIZON_DAYS} days: from the lower to the higher of the
 *                   {@link Prior}s, where there are no models of one's own; null where there are, whose risk is a figure
 * @param orders90   occasions within {@value Forecasts#HORIZON_DAYS} days
 * @param orders365  occasions within 365 days
 * @param value      discounted profit of the next 12 months, in the reporting currency; null where the margin is not known
 */
public record Ranges(
        @Nullable Range churnRisk,
        Range orders90,
        Range orders365,
        @Nullable Range value) {

    private static final double HORIZON = Forecasts.HORIZON_DAYS / 7.0;

    /**
     * A customer as the models see one.
     *
     * @param meanSpend mean value of the repeat occasions; 0 without any
     * @param meanValue mean value of all occasions
     * @param margin    share of revenue that is kept; null where it is not known
     */
    public record Customer(
            PurchaseHistory history,
            double meanSpend,
            double meanValue,
            @Nullable Double margin) {}

    /** By the models of a run; by those of well-known populations where it has none. */
    public static Ranges of(@Nullable ModelSummary models, Customer customer) {
        return models == null || models.bgnbd() == null ? borrowed(customer) : own(models, models.bgnbd(), customer);
    }

    /** Whether they were told by other populations than one's own. */
    public boolean borrowed() {
        return churnRisk != null;
    }

    private static Ranges own(ModelSummary models, ModelSummary.BetaGeometric bgNbd, Customer customer) {
        Belief purchases = new Belief(new double[] {bgNbd.r(), bgNbd.alpha(), bgNbd.a(), bgNbd.b()}, bgNbd.doubt());
        ModelSummary.Spend spend = models.gammaGamma();
        Belief spending = spend == null
                ? known(Prior.CDNOW.spendAround(positive(customer.meanValue())))
                : new Belief(new double[] {spend.p(), spend.q(), spend.gamma()}, spend.doubt());
        Fortune fortune =
                new Fortune(customer.history(), customer.meanSpend(), List.of(new Fortune.Models(purchases, spending)));
        return new Ranges(
                null,
                fortune.ordersSoon(),
                fortune.orders(),
                spend == null ? null : profit(fortune.revenue(), customer.margin()));
    }

    private static Ranges borrowed(Customer customer) {
        List<Fortune.Models> models = Stream.of(Prior.values())
                .map(prior -> new Fortune.Models(
                        known(prior.bgNbd()), known(prior.spendAround(positive(customer.meanValue())))))
                .toList();
        Fortune fortune = new Fortune(customer.history(), customer.meanSpend(), models);
        double[] risks = Stream.of(Prior.values())
                .mapToDouble(prior -> risk(prior, customer.history()))
                .toArray();
        return new Ranges(
                Range.over(risks),
                fortune.ordersSoon(),
                fortune.orders(),
                profit(fortune.revenue(), customer.margin()));
    }

    /** As for one's own customers: the mean of both models in log-odds. */
    private static double risk(Prior prior, PurchaseHistory history) {
        return new Outlook(
                        new double[] {prior.bgNbd().probabilityOfOrder(history, HORIZON)},
                        new double[] {prior.paretoNbd().probabilityOfOrder(history, HORIZON)},
                        new double[1],
                        new double[1],
                        new double[1])
                .churnRisk()[0];
    }

    private static @Nullable Range profit(Range revenue, @Nullable Double margin) {
        return margin == null ? null : Range.over(margin * revenue.low(), margin * revenue.high());
    }

    private static Belief known(BgNbd model) {
        return new Belief(model.parameters(), null);
    }

    private static Belief known(GammaGamma model) {
        return new Belief(model.parameters(), null);
    }

    /** Who paid nothing so far is taken to pay next to nothing. */
    private static double positive(double value) {
        return Math.max(value, .01);
    }
}
