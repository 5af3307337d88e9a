package dev.perennial.crm.app.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.perennial.crm.segmentation.churn.Behaviour;
import dev.perennial.crm.segmentation.churn.ChurnModels;
import dev.perennial.crm.segmentation.churn.Dealing;
import dev.perennial.crm.segmentation.churn.OccasionReader;
import dev.perennial.crm.segmentation.churn.PurchasePair;
import dev.perennial.crm.segmentation.churn.Reason;
import dev.perennial.crm.segmentation.forecast.Forecasts;
import dev.perennial.crm.segmentation.forecast.ModelSummary;
import dev.perennial.crm.segmentation.forecast.ModelSummary.ChurnKind;
import dev.perennial.crm.segmentation.forecast.Outlook;
import dev.perennial.crm.segmentation.model.BgNbd;
import dev.perennial.crm.segmentation.model.ParetoNbd;
import dev.perennial.crm.segmentation.run.ScoreRun;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Whether reasons are true: their facts are told anew by the database, and their signs by asking the model about the same customer
 * with the fact as usual.
 */
record ReasonTruth(JdbcClient jdbc, ScoreRun run, ModelSummary.Typical typical, String zone) {

    static ReasonTruth of(JdbcClient jdbc, ScoreRun run, ZoneId zone) {
        return new ReasonTruth(jdbc, run, churn(run).typical(), zone.getId());
    }

    /** The facts of a customer, real or not; days since 1 January 2000, value in ten-thousandths. */
    record Facts(
            String customerNo,
            int first,
            int last,
            int occasions,
            int lastGap,
            long gross,
            int[] recent,
            int[] then,
            int[] dealings) {

        double meanGap() {
            return (double) (last - first) / (occasions - 1);
        }

        Facts dealing(Dealing kind, int count) {
            int[] changed = dealings.clone();
            changed[kind.ordinal()] = count;
            return new Facts(customerNo, first, last, occasions, lastGap, gross, recent, then, changed);
        }

        Facts with(int newFirst, int newLast, int newOccasions, int newGap, long newGross, int... newRecent) {
            return new Facts(customerNo, newFirst, newLast, newOccasions, newGap, newGross, newRecent, then, dealings);
        }
    }

    /** Checks the reasons of all whom the run scored; says how many there were. */
    int check(Function<String, List<Reason>> reasons, ChurnModels models) {
        List<Facts> as = new ArrayList<>();
        List<Facts> usual = new ArrayList<>();
        List<Reason> all = new ArrayList<>();
        for (Facts facts : facts()) {
            List<Reason> found = reasons.apply(facts.customerNo());
            assertThat(found).as(facts.customerNo()).hasSizeLessThanOrEqualTo(4);
            for (Reason reason : found) {
                assertThat(reason.value()).as(facts + " " + reason).isCloseTo(value(facts, reason), within(1e-6));
                as.add(facts);
                usual.add(usual(facts, reason));
                all.add(reason);
            }
        }
        List<Facts> asked = new ArrayList<>(as);
        asked.addAll(usual);
        double[] risk = risk(asked, models);
        for (int at = 0; at < all.size(); at++) {
            assertThat(Math.signum(risk[at] - risk[all.size() + at]))
                    .as("%s of %s, usually %s", all.get(at), as.get(at), usual.get(at))
                    .isEqualTo(Math.signum(all.get(at).effect()));
        }
        return all.size();
    }

    private int today() {
        return OccasionReader.day(run.asOf());
    }

    private double value(Facts of, Reason reason) {
        return switch (reason.feature()) {
            case SILENCE -> today() - of.last();
            case FREQUENCY -> of.occasions();
            case TENURE -> today() - of.first();
            case RECENT -> of.recent()[3];
            case RHYTHM -> of.lastGap();
            case VALUE -> of.gross() / 1e4 / of.occasions();
            case INTERACTIONS -> of.dealings()[Dealing.INTERACTION.ordinal()];
            case COMPLAINTS -> of.dealings()[Dealing.COMPLAINT.ordinal()];
            case PRAISE -> of.dealings()[Dealing.PRAISE.ordinal()];
        };
    }

    private Facts usual(Facts of, Reason reason) {
        int silence = today() - of.last();
        int repeats = typical.repeats();
        return switch (reason.feature()) {
            case SILENCE ->
                of.with(
                        of.first() + silence - typical.silenceDays(),
                        of.last() + silence - typical.silenceDays(),
                        of.occasions(),
                        of.lastGap(),
                        of.gross(),
                        of.then());
            case FREQUENCY -> {
                int span = of.occasions() == 1
                        ? Math.max(typical.ageDays() - typical.silenceDays(), repeats)
                        : Math.max(of.last() - of.first(), repeats);
                yield of.with(
                        of.last() - (repeats == 0 ? 0 : span),
                        of.last(),
                        repeats + 1,
                        of.occasions() == 1
                                ? span / repeats
                                : Math.min(of.lastGap(), repeats == 0 ? 0 : span - repeats + 1),
                        Math.round((double) of.gross() / of.occasions() * (repeats + 1)),
                        Arrays.stream(of.recent())
                                .map(count -> Math.min(count, repeats + 1))
                                .toArray());
            }
            case TENURE -> {
                int span = Math.max(typical.ageDays() - silence, of.occasions() - 1);
                yield of.with(
                        of.last() - span,
                        of.last(),
                        of.occasions(),
                        Math.min(of.lastGap(), span - of.occasions() + 2),
                        of.gross(),
                        of.recent());
            }
            case RECENT -> {
                int[] paced = IntStream.of(Behaviour.recentDays())
                        .map(days -> silence >= days
                                ? 0
                                : (int) Math.clamp(Math.round(days / of.meanGap()), 1L, of.occasions()))
                        .toArray();
                assertThat(reason.typical()).isEqualTo(paced[3]);
                yield of.with(of.first(), of.last(), of.occasions(), of.lastGap(), of.gross(), paced);
            }
            case RHYTHM -> {
                assertThat(reason.typical()).isEqualTo(Math.round(of.meanGap()));
                yield of.with(
                        of.first(), of.last(), of.occasions(), (int) Math.round(of.meanGap()), of.gross(), of.recent());
            }
            case VALUE ->
                of.with(
                        of.first(),
                        of.last(),
                        of.occasions(),
                        of.lastGap(),
                        Math.round(typical.value() * 1e4 * of.occasions()),
                        of.recent());
            case INTERACTIONS -> of.dealing(Dealing.INTERACTION, Objects.requireNonNull(typical.interactions()));
            case COMPLAINTS -> of.dealing(Dealing.COMPLAINT, 0);
            case PRAISE -> of.dealing(Dealing.PRAISE, 0);
        };
    }

    private double[] risk(List<Facts> of, ChurnModels models) {
        Behaviour behaviour = Behaviour.of(
                today(),
                column(of, Facts::first),
                column(of, Facts::last),
                column(of, Facts::occasions),
                column(of, Facts::lastGap),
                of.stream().mapToLong(Facts::gross).toArray(),
                IntStream.range(0, 4)
                        .mapToObj(period -> column(of, facts -> facts.recent()[period]))
                        .toArray(int[][]::new),
                Stream.of(Dealing.values())
                        .map(kind -> column(of, facts -> facts.dealings()[kind.ordinal()]))
                        .toArray(int[][]::new));
        Outlook outlook = pair().outlook(behaviour.histories(), Forecasts.HORIZON_DAYS);
        return churn(run).kind() == ChurnKind.PURCHASE_MODELS
                ? outlook.churnRisk()
                : models.latest(run.asOf())
                        .orElseThrow()
                        .tell(behaviour, outlook, Forecasts.HORIZON_DAYS)
                        .risk();
    }

    private static int[] column(List<Facts> of, ToIntFunction<Facts> fact) {
        return of.stream().mapToInt(fact).toArray();
    }

    private PurchasePair pair() {
        var bgNbd = Objects.requireNonNull(summary(run).bgnbd());
        var pareto = Objects.requireNonNull(summary(run).paretoNbd());
        return new PurchasePair(
                new BgNbd(bgNbd.r(), bgNbd.alpha(), bgNbd.a(), bgNbd.b()),
                new ParetoNbd(pareto.r(), pareto.alpha(), pareto.s(), pareto.beta()));
    }

    private static ModelSummary summary(ScoreRun run) {
        return Objects.requireNonNull(run.models());
    }

    private static ModelSummary.Churn churn(ScoreRun run) {
        return Objects.requireNonNull(summary(run).churn());
    }

    private List<Facts> facts() {
        return jdbc.sql("""
                        with occasion as (
                            select customer_id, business_day - date '2000-01-01' as day, (gross * 10000)::bigint as gross
                            from purchase_day
                            where orders > 0 and business_day <= :asOf and (void_on is null or void_on > :asOf)),
                        told as (
                            select *, max(day) over (partition by customer_id) as last,
                                   lag(day) over (partition by customer_id order by day) as before
                            from occasion)
                        select c.customer_no, min(day) as first, last, count(*) as occasions, sum(gross) as gross,
                               coalesce(max(day - before) filter (where day = last), 0) as last_gap,
                               array[count(*) filter (where day > :today - 28), count(*) filter (where day > :today - 56),
                                     count(*) filter (where day > :today - 91), count(*) filter (where day > :today - 182)]::int[] as recent,
                               array[count(*) filter (where day > last + :silence - 28), count(*) filter (where day > last + :silence - 56),
                                     count(*) filter (where day > last + :silence - 91),
                                     count(*) filter (where day > last + :silence - 182)]::int[] as later,
                               (select array[
                                    (select count(*) from interaction i
                                     where i.customer_id = c.id and channel <> 'NOTE'
                                       and (occurred_at at time zone :zone)::date between cast(:asOf as date) - 181 and :asOf
                                       and (created_at at time zone :zone)::date <= :asOf),
                                    count(*) filter (where kind = 'COMPLAINT'),
                                    count(*) filter (where kind = 'PRAISE')]::int[]
                                from feedback f
                                where f.customer_id = c.id
                                  and (received_at at time zone :zone)::date between cast(:asOf as date) - 181 and :asOf
                                  and (created_at at time zone :zone)::date <= :asOf) as dealings
                        from told join customer c on c.id = customer_id
                        group by c.id, c.customer_no, last order by c.customer_no""")
                .param("asOf", run.asOf())
                .param("zone", zone)
                .param("today", today())
                .param("silence", typical.silenceDays())
                .query((row, number) -> new Facts(
                        row.getString("customer_no"),
                        row.getInt("first"),
                        row.getInt("last"),
                        row.getInt("occasions"),
                        row.getInt("last_gap"),
                        row.getLong("gross"),
                        numbers(row, "recent"),
                        numbers(row, "later"),
                        numbers(row, "dealings")))
                .list();
    }

    private static int[] numbers(ResultSet row, String column) throws SQLException {
        return Arrays.stream((Integer[]) row.getArray(column).getArray())
                .mapToInt(Integer::intValue)
                .toArray();
    }
}
