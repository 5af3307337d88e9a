package dev.perennial.crm.segmentation.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.perennial.crm.customer.Tier;
import dev.perennial.crm.segmentation.churn.Behaviour;
import dev.perennial.crm.segmentation.churn.ChurnModels;
import dev.perennial.crm.segmentation.churn.ChurnReasons;
import dev.perennial.crm.segmentation.churn.LiveRisk;
import dev.perennial.crm.segmentation.churn.OccasionReader;
import dev.perennial.crm.segmentation.churn.Reason;
import dev.perennial.crm.segmentation.churn.Training;
import dev.perennial.crm.segmentation.churn.Verdict;
import dev.perennial.crm.segmentation.forecast.ModelSummary.Churn;
import dev.perennial.crm.segmentation.forecast.ModelSummary.ChurnKind;
import dev.perennial.crm.segmentation.model.BgNbd;
import dev.perennial.crm.segmentation.model.ParetoNbd;
import dev.perennial.crm.segmentation.model.PurchaseHistory;
import dev.perennial.crm.shared.InvalidInput;
import dev.perennial.crm.shared.NotFound;
import dev.perennial.crm.testing.ChildProcess;
import dev.perennial.crm.testing.DatabaseTest;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.JdbcTemplate;

/** The learned model in score runs, on the CDNOW sample. */
@DatabaseTest(properties = "crm.test.own-database=score-runs")
class ChurnRunTest {

    private static final LocalDate DAY = LocalDate.of(1997, 12, 31);

    @Autowired
    ScoreRuns scoreRuns;

    @Autowired
    RunData runData;

    @Autowired
    ChurnModels models;

    @Autowired
    ChurnReasons churnReasons;

    @Autowired
    LiveRisk liveRisk;

    @Autowired
    LiveTiers liveTiers;

    @Autowired
    PurchaseReader purchaseReader;

    @Autowired
    OccasionReader occasionReader;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    JdbcConnectionDetails database;

    @BeforeEach
    void load() {
        Cdnow.load(jdbc);
        forget();
    }

    @AfterEach
    void forget() {
        jdbc.execute("truncate churn_model, score_run, current_score_run cascade");
    }

    @Test
    void aRunGoesByTheLatestModelThatSawNothingAfterItsDay() {
        Training training = models.train(DAY, "system");
        assertThat(training.verdict()).isEqualTo(Verdict.ACCEPTED);
        assertThat(training.customers()).isEqualTo(2_357);

        Churn before = churn(run(DAY.minusDays(1)));
        ScoreRun run = run(DAY);
        Churn churn = churn(run);

        assertThat(before.kind()).isEqualTo(ChurnKind.PURCHASE_MODELS);
        assertThat(before.version()).isNull();
        assertThat(churn.kind()).isEqualTo(ChurnKind.STACK);
        assertThat(churn.version()).isEqualTo(training.version());
        assertThat(churn.brier())
                .isLessThan(Objects.requireNonNull(
                        Objects.requireNonNull(churn.baseline()).brier()));
        assertThat(jdbc.queryForList("select churn_model_id from score_run order by id", Long.class))
                .containsExactly(null, training.version());
        assertThat(run.fingerprint()).endsWith("-" + training.version());
        assertThat(risks()).allMatch(risk -> risk > 0 && risk < 1);
    }

    @Test
    void aSecondRunOfADayIsTheSameToTheLastBitAndSoIsASecondTraining() {
        Training once = models.train(DAY, "system");
        ScoreRun first = run(DAY);
        List<String> scores = scores();
        Training again = models.train(DAY, "system");
        ScoreRun second = run(DAY);

        assertThat(scores()).isEqualTo(scores);
        assertThat(first.status()).isEqualTo(second.status());
        assertThat(again.version()).isGreaterThan(once.version());
        assertThat(jdbc.queryForObject("select count(distinct (trees, parameters)) from churn_model", Integer.class))
                .isEqualTo(1);
    }

    @Test
    void oneProcessorGivesTheSameBitsAsTwo() throws IOException, InterruptedException {
        models.train(DAY, "system");
        ScoreRun here = run(DAY);
        List<String> scores = scores();

        Process child = ChildProcess.start(database, 1, ScoreRunChild.class, DAY.toString());
        child.destroyForcibly().waitFor();

        long alone = Objects.requireNonNull(jdbc.queryForObject(
                "select min(id) from score_run where requested_by = 'child' and status = 'DONE'", Long.class));
        assertThat(churn(here).kind()).isEqualTo(ChurnKind.STACK);
        assertThat(scores(alone)).isEqualTo(scores);
        assertThat(jdbc.queryForList(
                        "select models::text from score_run where id in (?, ?)", String.class, here.id(), alone))
                .hasSize(2)
                .containsOnly(
                        jdbc.queryForObject("select models::text from score_run where id = ?", String.class, alone));
        assertThat(scoreRuns.get(alone).fingerprint()).isEqualTo(here.fingerprint());
    }

    /** Whatever is changed in what was known by the day shows in the fingerprint where it shows in a score; what came later in neither. */
    @Test
    void aRunOfADayLongGoneIsFoundAgainUnlessItsFingerprintSaysThatTheDataHaveChanged() {
        LocalDate monthAgo = DAY.minusMonths(1);
        models.train(monthAgo, "system");
        ScoreRun first = run(monthAgo);
        List<String> scores = scores();
        assertThat(churn(first).kind()).isEqualTo(ChurnKind.STACK);

        jdbc.update("update purchase_day set gross = gross + 1, net = net + 1 where business_day > ?", monthAgo);
        ScoreRun later = run(monthAgo);
        assertThat(later.fingerprint()).isEqualTo(first.fingerprint());
        assertThat(scores()).isEqualTo(scores);
        assertThat(runData.earlier(first)).isEmpty();
        assertThat(runData.earlier(later)).hasValue(new RunData.Earlier(first.id(), SameData.SAME));
        assertThat(runData.now(first.id())).isEqualTo(SameData.SAME);

        List<String> changes = List.of(
                "update purchase_day set gross = gross + 1 where (customer_id, business_day) = (select customer_id, min(business_day) from purchase_day group by customer_id order by customer_id limit 1)",
                "update purchase_day set void_on = business_day + 1 where (customer_id, business_day) = (select customer_id, max(business_day) from purchase_day where gap_days > 0 and business_day < '1997-06-01' group by customer_id order by customer_id limit 1)",
                "update purchase_day set net = net - .01 where (customer_id, business_day) = (select customer_id, business_day from purchase_day order by customer_id desc, business_day limit 1)");
        ScoreRun before = later;
        for (String change : changes) {
            assertThat(jdbc.update(change)).isEqualTo(1);
            ScoreRun changed = run(monthAgo);
            assertThat(changed.fingerprint()).as(change).isNotEqualTo(before.fingerprint());
            assertThat(runData.earlier(changed)).hasValue(new RunData.Earlier(before.id(), SameData.CHANGED));
            assertThat(runData.now(first.id())).isEqualTo(SameData.CHANGED);
            before = changed;
        }
        assertThat(scores()).isNotEqualTo(scores);
        assertThat(runData.now(before.id())).isEqualTo(SameData.SAME);
    }

    /** A learned model sees more of the same data: what a run without one saw is held against what both saw. */
    @Test
    void whetherTheDataAreTheSameDoesNotHangOnWhatTellsTheRisk() {
        models.train(DAY, "system");
        ScoreRun learned = run(DAY);
        jdbc.update("update churn_model set verdict = 'NO_BETTER'");
        ScoreRun plain = run(DAY);
        jdbc.update("update purchase_day set net = net - .01 where business_day = '1997-06-02'");
        ScoreRun changed = run(DAY);
        jdbc.update("update score_run set fingerprint = 'made-otherwise' where id = ?", plain.id());

        assertThat(plain.fingerprint()).isNotEqualTo(learned.fingerprint());
        assertThat(Fingerprint.parse(Objects.requireNonNull(plain.fingerprint()))
                        .compare(Fingerprint.parse(Objects.requireNonNull(learned.fingerprint()))))
                .isEqualTo(SameData.SAME);
        assertThat(runData.now(learned.id())).isEqualTo(SameData.CHANGED);
        assertThat(runData.now(plain.id())).isEqualTo(SameData.UNKNOWN);
        assertThat(runData.earlier(changed)).hasValue(new RunData.Earlier(plain.id(), SameData.UNKNOWN));
        assertThatThrownBy(() -> runData.now(0)).isInstanceOf(NotFound.class);
    }

    @Test
    void aModelThatWasTurnedDownIsNotUsedAndSaysWhy() {
        models.train(DAY, "system");
        jdbc.update("update churn_model set verdict = 'NO_BETTER'");

        Churn churn = churn(run(DAY));

        assertThat(churn.kind()).isEqualTo(ChurnKind.PURCHASE_MODELS);
        assertThat(churn.verdict()).isEqualTo("NO_BETTER");
        assertThat(churn.brier())
                .isEqualTo(Objects.requireNonNull(churn.baseline()).brier());
        assertThat(jdbc.queryForObject("select churn_model_id from score_run", Long.class))
                .isNull();
    }

    @Test
    void withFewCustomersOrAShortPastNothingIsLearned() {
        assertThat(models.train(LocalDate.of(1997, 3, 1), "system").verdict()).isEqualTo(Verdict.TOO_SHORT_A_PAST);

        jdbc.update("delete from purchase_day where customer_id > (select min(id) + 99 from customer)");

        assertThat(models.train(DAY, "system").verdict()).isEqualTo(Verdict.TOO_FEW_CUSTOMERS);
        jdbc.update("delete from purchase_day");
        assertThat(models.train(DAY, "system").customers()).isZero();
    }

    @Test
    void aDayThatIsNotOverIsRefused() {
        assertThatThrownBy(() -> models.train(LocalDate.of(2999, 1, 1), "system"))
                .isInstanceOf(InvalidInput.class);
    }

    @Test
    void reasonsByThePurchaseModelsAreTrueAndAgreeWithTheModels() {
        ScoreRun run = run(DAY);
        var models = Objects.requireNonNull(run.models());
        var bgNbd = Objects.requireNonNull(models.bgnbd());
        BgNbd bg = new BgNbd(bgNbd.r(), bgNbd.alpha(), bgNbd.a(), bgNbd.b());
        var pareto = Objects.requireNonNull(models.paretoNbd());
        ParetoNbd nbd = new ParetoNbd(pareto.r(), pareto.alpha(), pareto.s(), pareto.beta());
        var typical = churn(run).typical();
        int compared = 0;
        for (Facts facts : facts(run)) {
            List<Reason> reasons = trueReasons(facts, run);
            for (Reason reason : reasons) {
                if (reason.feature() == Reason.Kind.SILENCE) {
                    assertThat(Math.signum(risk(bg, nbd, facts, facts.silence())
                                    - risk(bg, nbd, facts, typical.silenceDays())))
                            .as(facts.customerNo())
                            .isEqualTo(Math.signum(reason.effect()));
                    compared++;
                }
            }
        }
        assertThat(compared).isPositive();
    }

    @Test
    void reasonsByTheLearnedModelAreTrueAndThoseAtRiskHaveMoreThatSpeaksAgainstThem() {
        models.train(DAY, "system");
        ScoreRun run = run(DAY);
        List<Facts> all = facts(run);
        List<Double> sums = new ArrayList<>();
        for (Facts facts : all) {
            sums.add(
                    trueReasons(facts, run).stream().mapToDouble(Reason::effect).sum());
        }
        int pairs = 0;
        int agreed = 0;
        for (int one = 0; one < all.size(); one++) {
            for (int other = 0; other < one; other++) {
                double risk = all.get(one).risk() - all.get(other).risk();
                if (Math.abs(risk) > .02) {
                    pairs++;
                    agreed += Math.signum(risk) == Math.signum(sums.get(one) - sums.get(other)) ? 1 : 0;
                }
            }
        }
        assertThat((double) agreed / pairs).isGreaterThan(.9);
    }

    @Test
    void theRiskOfOneCustomerIsToldAsTheRunToldItAndAnOrderLowersIt() {
        models.train(DAY, "system");
        ScoreRun run = run(DAY);
        List<Facts> all = facts(run);
        int lower = 0;
        for (Facts facts : all) {
            LiveRisk.Live live = live(facts, run, DAY);
            assertThat(live.now()).as(facts.customerNo()).isCloseTo(facts.risk(), within(1e-9));
            assertThat(Objects.requireNonNull(live.clv()).doubleValue()).isCloseTo(facts.clv(), within(1e-3));
            assertThat(liveTiers.of(RandomBook.ADMIN, facts.customerNo(), DAY))
                    .map(Tier::name)
                    .hasValue(facts.tier());
            Double after = live.afterOrder();
            assertThat(after == null).isEqualTo(facts.silence() == 0);
            lower += after == null || after < live.now() ? 1 : 0;
        }
        assertThat(lower).isGreaterThan(all.size() * 9 / 10);
    }

    @Test
    void anOrderShowsAsSoonAsItIsOnRecord() {
        ScoreRun run = run(DAY);
        LocalDate later = DAY.plusDays(5);
        Facts facts = facts(run).stream()
                .filter(one -> one.silence() > 60)
                .findFirst()
                .orElseThrow();
        LiveRisk.Live before = live(facts, run, later);
        jdbc.update("""
                insert into purchase_day (customer_id, business_day, orders, units, gross, net, profit, gap_days)
                select id, ?, 5, 9, 9000, 9000, 900, 99 from customer where customer_no = ?""", later, facts.customerNo());

        LiveRisk.Live after = live(facts, run, later);

        assertThat(after.now()).isLessThan(before.now());
        assertThat(after.afterOrder()).isNull();
        assertThat(after.clv()).isGreaterThan(before.clv());
        Tier live = liveTiers.of(RandomBook.ADMIN, facts.customerNo(), later).orElseThrow();
        run(later);
        assertThat(jdbc.queryForObject("""
                        select s.tier from customer_score s join current_score_run using (run_id)
                        join customer c on c.id = s.customer_id where c.customer_no = ?""", String.class, facts.customerNo()))
                .isEqualTo(live.name())
                .isNotEqualTo(facts.tier());
    }

    private LiveRisk.Live live(Facts facts, ScoreRun run, LocalDate day) {
        return liveRisk.of(RandomBook.ADMIN, facts.customerNo(), run.id(), day).orElseThrow();
    }

    @Test
    void aCustomerNobodyForetoldAnythingOfHasNoReasons() {
        jdbc.update("delete from purchase_day where customer_id > (select min(id) + 30 from customer)");
        ScoreRun run = run(DAY);

        assertThat(churnReasons.of(RandomBook.ADMIN, "00004", run.id())).isEmpty();
        assertThat(churnReasons.of(RandomBook.ADMIN, "00004", 0)).isEmpty();
        assertThatThrownBy(() -> churnReasons.of(RandomBook.ADMIN, "nobody", run.id()))
                .isInstanceOf(NotFound.class);
    }

    /** What is on record of a customer as of the run, told by the database alone. */
    record Facts(
            String customerNo,
            int silence,
            int occasions,
            int age,
            int recent,
            int lastGap,
            double value,
            double risk,
            double clv,
            String tier) {}

    private List<Facts> facts(ScoreRun run) {
        return jdbc.query("""
                select c.customer_no, s.recency_days as silence, s.total_occasions as occasions, r.as_of - s.first_day as age,
                       (select count(*) from purchase_day d where d.customer_id = c.id
                        and d.business_day between r.as_of - 181 and r.as_of) as recent,
                       coalesce((select d.gap_days from purchase_day d where d.customer_id = c.id and d.business_day = s.last_day), 0)
                           as last_gap,
                       (select avg(d.gross) from purchase_day d where d.customer_id = c.id and d.business_day <= r.as_of) as value,
                       s.churn_risk as risk, s.clv, s.tier
                from customer_score s join customer c on c.id = s.customer_id join score_run r on r.id = s.run_id
                where s.run_id = ? and c.customer_no::int % 20 = 0 order by c.customer_no""", new DataClassRowMapper<>(Facts.class), run.id());
    }

    private List<Reason> trueReasons(Facts facts, ScoreRun run) {
        List<Reason> reasons = churnReasons.of(RandomBook.ADMIN, facts.customerNo(), run.id());
        assertThat(reasons).as(facts.customerNo()).hasSizeLessThanOrEqualTo(4);
        // only of who is as usual in everything that the model looks at is there nothing to say
        Churn churn = churn(run);
        boolean usual = facts.silence() == churn.typical().silenceDays()
                && facts.occasions() == churn.typical().repeats() + 1;
        assertThat(reasons.isEmpty())
                .as(facts.toString())
                .isEqualTo(usual && (churn.kind() == ChurnKind.PURCHASE_MODELS || reasons.isEmpty()));
        assertThat(reasons.stream().mapToDouble(Reason::share).sum()).isLessThanOrEqualTo(1 + 1e-9);
        assertThat(reasons).isSortedAccordingTo(Comparator.comparingDouble(reason -> -Math.abs(reason.effect())));
        for (Reason reason : reasons) {
            double truth =
                    switch (reason.feature()) {
                        case SILENCE -> facts.silence();
                        case FREQUENCY -> facts.occasions();
                        case TENURE -> facts.age();
                        case RECENT -> facts.recent();
                        case RHYTHM -> facts.lastGap();
                        case VALUE -> facts.value();
                        // nothing else passed with these customers
                        case INTERACTIONS, COMPLAINTS, PRAISE -> Double.NaN;
                    };
            assertThat(reason.value()).as(facts + " " + reason).isCloseTo(truth, within(1e-3));
        }
        return reasons;
    }

    private static double risk(BgNbd bgNbd, ParetoNbd paretoNbd, Facts facts, double silence) {
        int active = facts.age() - facts.silence();
        PurchaseHistory history = new PurchaseHistory(facts.occasions() - 1, active / 7.0, (active + silence) / 7);
        double first = bgNbd.probabilityOfOrder(history, 90 / 7.0);
        double second = paretoNbd.probabilityOfOrder(history, 90 / 7.0);
        return -Math.log(first / (1 - first)) - Math.log(second / (1 - second));
    }

    /** What scores are told from is added up by the database, what is learned from day by day: both must mean the same. */
    @Test
    void theDatabaseAndTheLearnerSeeTheSameCustomers() {
        Random random = new Random(20261122);
        List<Long> ids = jdbc.queryForList("select id from customer order by id limit 400", Long.class);
        for (long id : ids) {
            // some days were taken back by returns, some are days of returns only
            jdbc.update(
                    "update purchase_day set void_on = business_day + ? where customer_id = ? and md5(business_day::text) < ?",
                    random.nextInt(200),
                    id,
                    "5");
            jdbc.update(
                    "update purchase_day set orders = 0, gap_days = null where customer_id = ? and md5(business_day::text) > ?",
                    id,
                    "e");
        }
        // gaps as the ledger keeps them: between days that still are occasions
        jdbc.update("""
                update purchase_day p set gap_days = g.gap
                from (select d.customer_id, d.business_day,
                             case when orders > 0 and void_on is null then
                                 business_day - max(business_day) filter (where orders > 0 and void_on is null) over (
                                     partition by customer_id order by business_day
                                     rows between unbounded preceding and 1 preceding) end as gap
                      from purchase_day d) g
                where g.customer_id = p.customer_id and g.business_day = p.business_day""");

        talk();
        for (LocalDate day : List.of(DAY, LocalDate.of(1997, 6, 1), LocalDate.of(1998, 6, 30))) {
            Purchases read = purchaseReader.read(Periods.upTo(day), true);
            Behaviour learned = occasionReader.read(day, DAY.plusYears(1)).asOf(OccasionReader.day(day));
            int[] order = IntStream.range(0, read.size())
                    .boxed()
                    .sorted(Comparator.comparingLong(row -> read.customerId[row]))
                    .mapToInt(Integer::intValue)
                    .toArray();
            assertThat(learned.size()).isEqualTo(read.size());
            assertThat(List.of(read.dealings))
                    .allMatch(kind -> IntStream.of(kind).sum() > 0);
            for (int row = 0; row < order.length; row++) {
                int other = order[row];
                assertThat(learned.describe(row))
                        .as("customer %d as of %s", read.customerId[other], day)
                        .isEqualTo(Behaviour.of(
                                        OccasionReader.day(day),
                                        read.firstDay,
                                        read.lastDay,
                                        read.totalOccasions,
                                        read.lastGap,
                                        read.gross,
                                        read.recentOccasions,
                                        read.dealings)
                                .describe(other));
            }
        }
    }

    /** Calls, notes and feedback of every kind, some put down days after, some brought along by a file; at the edges of days, too. */
    private void talk() {
        jdbc.update("""
                insert into interaction (customer_id, occurred_at, channel, created_at, source_key)
                select id, at, (array['PHONE', 'NOTE', 'EMAIL'])[1 + n % 3], at + id % 40 * interval '1 day',
                       case when id % 7 = 0 then 'churn-run-' || id || '-' || n end
                from customer c cross join generate_series(1, 4) n
                cross join lateral (select timestamptz '1997-01-01 00:00:00+08' + (id * n * 37 % 540) * interval '1 day'
                                           - case when id % 5 = 0 then interval '1 second' else interval '0' end as at) t
                where id % 2 = 0""");
        jdbc.update("""
                insert into feedback (customer_id, received_at, kind, text, created_at)
                select id, at, (array['COMPLAINT', 'PRAISE', 'SUGGESTION'])[1 + n % 3], 'Said', at + id % 9 * interval '1 day'
                from customer c cross join generate_series(1, 3) n
                cross join lateral (select timestamptz '1997-01-01 09:00:00+08' + (id * n * 53 % 540) * interval '1 day' as at) t
                where id % 3 = 0""");
    }

    /** A complaint shows where it was on record by the day, with the model that looks at it. */
    @Test
    void whatPassedBesidesIsPartOfTheDataOfARun() {
        models.train(DAY, "system");
        ScoreRun first = run(DAY);
        String complaint = """
                insert into feedback (customer_id, received_at, kind, text, created_at)
                select min(id), '1997-12-30T04:00:00Z', 'COMPLAINT', 'Late', ?::timestamptz from customer""";
        jdbc.update(complaint, "1998-01-03T04:00:00Z");
        assertThat(runData.now(first.id())).isEqualTo(SameData.SAME);

        jdbc.update(complaint, "1997-12-30T04:00:00Z");

        assertThat(runData.now(first.id())).isEqualTo(SameData.CHANGED);
        assertThat(run(DAY).fingerprint()).isNotEqualTo(first.fingerprint());
    }

    @Test
    void aModelThatLearnedFromOtherFactsIsNotUsedUntilAnotherIsTrained() {
        models.train(DAY, "system");
        ScoreRun before = run(DAY);
        String customer = facts(before).getFirst().customerNo();
        assertThat(churnReasons.of(RandomBook.ADMIN, customer, before.id())).isNotEmpty();
        jdbc.update("update churn_model set features = features - -1");

        Churn churn = churn(run(DAY));

        assertThat(churn.kind()).isEqualTo(ChurnKind.PURCHASE_MODELS);
        assertThat(churn.verdict()).isEqualTo("OUTDATED");
        models.train(DAY, "system");
        assertThat(churn(run(DAY)).kind()).isEqualTo(ChurnKind.STACK);
    }

    private ScoreRun run(LocalDate day) {
        return scoreRuns.run(day, true, ScoreRuns.SYSTEM, ProgressListener.NONE);
    }

    private static Churn churn(ScoreRun run) {
        return Objects.requireNonNull(Objects.requireNonNull(run.models()).churn());
    }

    private List<Double> risks() {
        return jdbc.queryForList("""
                select churn_risk from customer_score where run_id = (select run_id from current_score_run)""", Double.class);
    }

    private List<String> scores() {
        return scores(Objects.requireNonNull(jdbc.queryForObject("select run_id from current_score_run", Long.class)));
    }

    private List<String> scores(long run) {
        return jdbc.query(
                "select (to_jsonb(s) - 'run_id')::text from customer_score s where run_id = ? order by customer_id",
                (row, number) -> row.getString(1),
                run);
    }
}
