package dev.perennial.crm.segmentation.churn;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.perennial.crm.customer.Customers;
import dev.perennial.crm.identity.Viewer;
import dev.perennial.crm.segmentation.forecast.ModelSummary;
import dev.perennial.crm.segmentation.forecast.Ranges;
import dev.perennial.crm.segmentation.model.BgNbd;
import dev.perennial.crm.segmentation.model.CustomerScoring;
import dev.perennial.crm.segmentation.model.GammaGamma;
import dev.perennial.crm.segmentation.model.PurchaseHistory;
import dev.perennial.crm.segmentation.model.ValueTerms;
import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalDouble;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import tools.jackson.databind.json.JsonMapper;

/** What the models of a score run say of one customer, computed when somebody asks. */
@Service
@RequiredArgsConstructor
public class CustomerOutlook {

    private static final double WEEK = 7;
    private static final int MODELS_KEPT = 8;

    /** A year is played thousands of times for each: a profile that is opened again must not wait for it. */
    private static final int RANGES_KEPT = 20_000;

    private final Customers customers;
    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Cache<String, ModelSummary> models =
            Caffeine.newBuilder().maximumSize(MODELS_KEPT).build();
    private final Cache<Asked, Ranges> told =
            Caffeine.newBuilder().maximumSize(RANGES_KEPT).build();

    /** All that ranges depend on. */
    private record Asked(@Nullable ModelSummary models, Ranges.Customer customer) {

        Ranges told() {
            return Ranges.of(models, customer);
        }
    }

    /** What the purchases on record up to a run's day come to; money in the reporting currency. */
    private record Facts(
            LocalDate asOf,
            @Nullable String models,
            int occasions,
            LocalDate firstDay,
            LocalDate lastDay,
            double gross,
            double firstGross,
            double net,
            double profit,
            @Nullable Double clv) {

        int repeats() {
            return occasions - 1;
        }

        PurchaseHistory history() {
            double active = lastDay.toEpochDay() - firstDay.toEpochDay();
            return new PurchaseHistory(repeats(), active / WEEK, (asOf.toEpochDay() - firstDay.toEpochDay()) / WEEK);
        }

        double meanSpend() {
            return repeats() == 0 ? 0 : Math.max((gross - firstGross) / repeats(), 0);
        }
    }

    /**
     * What may come of a customer, by the models of a run, or by those of well-known populations where it had too few data for its
     * own. Told from the purchases up to the run's day as they are on record now: a later correction shows.
     *
     * @param runId the run whose scores are shown
     * @return empty without a purchase by then
     * @throws dev.perennial.crm.shared.NotFound also when the viewer may not see the customer
     */
    public Optional<Ranges> ranges(Viewer viewer, String customerNo, long runId) {
        return facts(customers.idOf(viewer, customerNo), runId, null).map(this::ranges);
    }

    /**
     * A customer's lifetime value on a later day than the run's, by its models and the margin it reckoned with.
     *
     * @param day all purchases on record up to it count
     * @return empty without a purchase by then, and where the run had too few data
     */
    OptionalDouble lifetimeValue(long customerId, long runId, LocalDate day) {
        Facts now = facts(customerId, runId, day).orElse(null);
        if (now == null) {
            return OptionalDouble.empty();
        }
        ModelSummary models = models(now);
        if (models == null || models.bgnbd() == null || models.gammaGamma() == null) {
            return OptionalDouble.empty();
        }
        Double margin = margin(facts(customerId, runId, null).orElse(now), models);
        return margin == null
                ? OptionalDouble.empty()
                : OptionalDouble.of(margin * revenue(models.bgnbd(), models.gammaGamma(), now));
    }

    /** @param day up to which purchases count; null for the run's own */
    private Optional<Facts> facts(long customerId, long runId, @Nullable LocalDate day) {
        return jdbc.sql("""
                        select r.as_of, r.models, d.occasions, d.first_day, d.last_day, d.gross, d.first_gross, a.net, a.profit, s.clv
                        from (select id, models, coalesce(cast(:day as date), as_of) as as_of from score_run) r
                        cross join lateral (
                            select count(*)::int as occasions, min(business_day) as first_day, max(business_day) as last_day,
                                   sum(gross) as gross, (array_agg(gross order by business_day))[1] as first_gross
                            from purchase_day
                            where customer_id = :id and orders > 0 and business_day <= r.as_of
                              and (void_on is null or void_on > r.as_of)) d
                        cross join lateral (
                            select coalesce(sum(net), 0) as net, coalesce(sum(profit), 0) as profit
                            from purchase_day where customer_id = :id and business_day <= r.as_of) a
                        left join customer_score s on s.run_id = r.id and s.customer_id = :id
                        where r.id = :run and d.occasions > 0""")
                .param("day", day)
                .param("id", customerId)
                .param("run", runId)
                .query(new DataClassRowMapper<>(Facts.class))
                .optional();
    }

    private @Nullable ModelSummary models(Facts facts) {
        return facts.models() == null
                ? null
                : models.get(facts.models(), text -> json.readValue(text, ModelSummary.class));
    }

    private Ranges ranges(Facts facts) {
        ModelSummary models = models(facts);
        return told.get(
                new Asked(
                        models,
                        new Ranges.Customer(
                                facts.history(),
                                facts.meanSpend(),
                                facts.gross() / facts.occasions(),
                                margin(facts, models))),
                Asked::told);
    }

    /** The one by which the run told the customer's lifetime value; the customer's own where it told none. */
    private static @Nullable Double margin(Facts facts, @Nullable ModelSummary models) {
        Double clv = facts.clv();
        if (clv != null && models != null && models.bgnbd() != null && models.gammaGamma() != null) {
            double revenue = revenue(models.bgnbd(), models.gammaGamma(), facts);
            return revenue > 0 ? clv / revenue : null;
        }
        return facts.net() > 0 ? Math.clamp(facts.profit() / facts.net(), -1, 1) : null;
    }

    private static double revenue(ModelSummary.BetaGeometric purchases, ModelSummary.Spend spend, Facts facts) {
        return new CustomerScoring(
                        new BgNbd(purchases.r(), purchases.alpha(), purchases.a(), purchases.b()),
                        new GammaGamma(spend.p(), spend.q(), spend.gamma()),
                        ValueTerms.YEAR,
                        1)
                .score(facts.history(), facts.meanSpend(), 1)
                .revenue();
    }
}
