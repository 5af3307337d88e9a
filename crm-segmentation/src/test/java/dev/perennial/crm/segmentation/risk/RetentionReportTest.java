package dev.perennial.crm.segmentation.risk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.crm.identity.People;
import dev.perennial.crm.identity.Viewer;
import dev.perennial.crm.segmentation.careplan.ScoreRows;
import dev.perennial.crm.segmentation.risk.Retention.Cohort;
import dev.perennial.crm.segmentation.risk.Retention.Quarter;
import dev.perennial.crm.segmentation.risk.Retention.Repurchase;
import dev.perennial.crm.segmentation.run.ScoreRun;
import dev.perennial.crm.segmentation.run.ScoreRuns;
import dev.perennial.crm.testing.DatabaseTest;
import dev.perennial.crm.testing.SalesForce;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NavigableSet;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Purchases of three years drawn at random from a fixed seed, counted once more figure by figure. */
@DatabaseTest(properties = "crm.test.own-database=retention")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RetentionReportTest {

    private static final LocalDate FIRST_DAY = LocalDate.of(2023, 5, 1);
    private static final int DAYS = 1100;
    private static final int CUSTOMERS = 300;

    @Autowired
    RetentionReport report;

    @Autowired
    ScoreRuns runs;

    @Autowired
    People people;

    @Autowired
    JdbcClient jdbc;

    SalesForce force;

    private final List<Bought> all = new ArrayList<>();

    private record Bought(
            int customer,
            LocalDate day,
            int orders,
            @Nullable LocalDate voidOn) {

        boolean counts(LocalDate asOf) {
            return orders > 0 && !day.isAfter(asOf) && (voidOn == null || voidOn.isAfter(asOf));
        }
    }

    @BeforeAll
    void buy() {
        force = SalesForce.hired(people, "stay");
        ScoreRows customers = new ScoreRows(jdbc);
        List<@Nullable Viewer> owners = Arrays.asList(force.rep(), force.rep2(), null);
        Random random = new Random(7);
        for (int customer = 0; customer < CUSTOMERS; customer++) {
            customers.customer("stay-" + customer, owners.get(customer % owners.size()));
            int pause = 1 + random.nextInt(200);
            int day = random.nextInt(DAYS);
            while (day < DAYS) {
                all.add(bought(random, customer, FIRST_DAY.plusDays(day)));
                day += 1 + random.nextInt(pause);
            }
        }
        all.forEach(this::write);
    }

    /** Now and then returns only, or a day whose orders were all taken back later. */
    private static Bought bought(Random random, int customer, LocalDate day) {
        LocalDate voidOn = random.nextInt(8) == 0 ? day.plusDays(random.nextInt(90)) : null;
        return new Bought(customer, day, random.nextInt(10) == 0 ? 0 : 1 + random.nextInt(2), voidOn);
    }

    private void write(Bought bought) {
        jdbc.sql("""
                        insert into purchase_day (customer_id, business_day, orders, units, gross, net, profit, void_on)
                        select id, :day, :orders, 1, 10, 10, 3, :voidOn from customer where customer_no = :customer""")
                .param("day", bought.day())
                .param("orders", bought.orders())
                .param("voidOn", bought.voidOn(), java.sql.Types.DATE)
                .param("customer", "stay-" + bought.customer())
                .update();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"2023-05-20", "2024-02-29", "2025-03-30", "2025-03-31", "2025-04-01", "2025-12-31", "2026-04-17"
            })
    void theFiguresAreThoseCountedOneByOne(LocalDate asOf) {
        ScoreRun run = runs.get(new ScoreRows(jdbc).run(asOf));
        Retention ofAll = report.of(force.admin(), run);
        assertThat(ofAll.cohorts()).isEqualTo(cohorts(days(asOf, 1), asOf));
        assertThat(ofAll.repurchases()).isEqualTo(repurchases(days(asOf, 1), asOf));
        assertThat(ofAll.quarters()).isEqualTo(quarters(days(asOf, 1), asOf));

        Retention ofRep = report.of(force.rep(), run);
        assertThat(ofRep.cohorts()).isEqualTo(cohorts(days(asOf, 3), asOf));
        assertThat(ofRep.repurchases()).isEqualTo(repurchases(days(asOf, 3), asOf));
        assertThat(ofRep.quarters()).isEqualTo(quarters(days(asOf, 3), asOf));
    }

    /** Of every n-th customer, who has bought at all: the days they bought on. */
    private List<NavigableSet<LocalDate>> days(LocalDate asOf, int every) {
        return IntStream.range(0, CUSTOMERS)
                .filter(customer -> customer % every == 0)
                .<NavigableSet<LocalDate>>mapToObj(customer -> new TreeSet<>(all.stream()
                        .filter(bought -> bought.customer() == customer && bought.counts(asOf))
                        .map(Bought::day)
                        .toList()))
                .filter(days -> !days.isEmpty())
                .toList();
    }

    private static List<Cohort> cohorts(List<NavigableSet<LocalDate>> customers, LocalDate asOf) {
        YearMonth ended = YearMonth.from(asOf.plusDays(1));
        return months(ended.minusMonths(RetentionReport.MONTHS), ended)
                .map(month -> new Cohort(
                        month.atDay(1),
                        countNew(customers, month, month),
                        months(month.plusMonths(1), ended)
                                .map(later -> countNew(customers, month, later))
                                .toList()))
                .filter(cohort -> cohort.customers() > 0)
                .toList();
    }

    private static Stream<YearMonth> months(YearMonth from, YearMonth before) {
        return Stream.iterate(from, month -> month.isBefore(before), month -> month.plusMonths(1));
    }

    private static long countNew(List<NavigableSet<LocalDate>> customers, YearMonth first, YearMonth later) {
        return customers.stream()
                .filter(days -> YearMonth.from(days.first()).equals(first))
                .filter(days -> boughtBetween(days, later.atDay(1), later.plusMonths(1)))
                .count();
    }

    private static List<Repurchase> repurchases(List<NavigableSet<LocalDate>> customers, LocalDate asOf) {
        return IntStream.rangeClosed(1, 12)
                .map(step -> step * 30)
                .mapToObj(days -> {
                    List<NavigableSet<LocalDate>> observed = customers.stream()
                            .filter(bought -> !bought.first().isBefore(asOf.minusYears(2))
                                    && !bought.first().plusDays(days).isAfter(asOf))
                            .toList();
                    return new Repurchase(
                            days,
                            observed.size(),
                            observed.stream()
                                    .filter(bought -> boughtAgain(bought, days))
                                    .count());
                })
                .filter(repurchase -> repurchase.observed() > 0)
                .toList();
    }

    private static boolean boughtAgain(NavigableSet<LocalDate> bought, int days) {
        LocalDate second = bought.higher(bought.first());
        return second != null && !second.isAfter(bought.first().plusDays(days));
    }

    private static List<Quarter> quarters(List<NavigableSet<LocalDate>> customers, LocalDate asOf) {
        YearMonth next = YearMonth.from(asOf.plusDays(1));
        YearMonth ended = YearMonth.of(next.getYear(), (next.getMonthValue() - 1) / 3 * 3 + 1);
        return IntStream.rangeClosed(1, RetentionReport.QUARTERS)
                .mapToObj(number -> ended.minusMonths(3L * (RetentionReport.QUARTERS + 1 - number)))
                .map(quarter -> {
                    List<NavigableSet<LocalDate>> active = customers.stream()
                            .filter(days ->
                                    boughtBetween(days, quarter.minusMonths(3).atDay(1), quarter))
                            .toList();
                    return new Quarter(
                            quarter.atDay(1),
                            active.size(),
                            active.stream()
                                    .filter(days -> boughtBetween(days, quarter.atDay(1), quarter.plusMonths(3)))
                                    .count());
                })
                .filter(quarter -> quarter.active() > 0)
                .toList();
    }

    private static boolean boughtBetween(NavigableSet<LocalDate> days, LocalDate from, YearMonth before) {
        return !days.subSet(from, before.atDay(1)).isEmpty();
    }
}
