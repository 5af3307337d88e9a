package dev.perennial.crm.app.demo;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.perennial.crm.CrmApplication;
import dev.perennial.crm.identity.Role;
import dev.perennial.crm.identity.Viewer;
import dev.perennial.crm.operation.Demonstration;
import dev.perennial.crm.segmentation.churn.ChurnModels;
import dev.perennial.crm.segmentation.churn.ChurnReasons;
import dev.perennial.crm.segmentation.forecast.ModelSummary.ChurnKind;
import dev.perennial.crm.segmentation.run.ScoreRun;
import dev.perennial.crm.segmentation.run.ScoreRuns;
import dev.perennial.crm.shared.Business;
import dev.perennial.crm.shared.Conflict;
import dev.perennial.crm.testing.OnTestDatabase;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.assertj.core.data.Offset;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;

/** The whole demonstration, loaded once, after a load that was interrupted. */
@SpringBootTest(classes = CrmApplication.class, properties = "crm.test.own-database=demo")
@OnTestDatabase
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DemoDataTest {

    private static final Viewer EVERYBODY = new Viewer(0, "admin", Role.ADMIN, null, false);

    @Autowired
    DemoData demo;

    @Autowired
    Demonstration demonstration;

    @Autowired
    Business business;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PasswordEncoder passwords;

    @Autowired
    ScoreRuns runs;

    @Autowired
    ChurnModels models;

    @Autowired
    ChurnReasons reasons;

    @BeforeAll
    void loadAfterAnInterruption() {
        jdbc.sql("delete from business").update();
        demo.loadIfDue(false, DemoDataTest::pullThePlug);
        assertThat(business.isEstablished()).isFalse();
        assertThatThrownBy(() -> demo.loadIfDue(true, DemoDataTest::pullThePlug))
                .hasMessage("unplugged");
        jdbc.sql("insert into team (name) values ('Left behind')").update();
        assertThat(demo.isHalfLoaded()).isTrue();
        demo.loadIfDue(false, (phase, done, total) -> {});
    }

    private static void pullThePlug(Phase phase, long done, long total) {
        if (phase == Phase.CUSTOMERS) {
            throw new IllegalStateException("unplugged");
        }
    }

    @Test
    void nothingOfAnInterruptedLoadIsLeft() {
        assertThat(demo.isHalfLoaded()).isFalse();
        assertThat(jdbc.sql("select name from team order by name")
                        .query(String.class)
                        .list())
                .containsExactly("East", "North", "Sales", "West");
    }

    @Test
    void everyCustomerOrderAndLineOfTheSourceIsThere() {
        assertThat(count("customer")).isEqualTo(5_938);
        assertThat(count("product")).isEqualTo(4_645);
        assertThat(count("product where not merchandise")).isEqualTo(13);
        assertThat(count("orders")).isEqualTo(41_216);
        assertThat(count("order_line")).isEqualTo(800_585);
        assertThat(count("(select from orders group by customer_id) as buyer")).isEqualTo(5_938);
    }

    @Test
    void bothFilesWereTakenToTheLastRow() {
        assertThat(jdbc.sql("select type || ' ' || rows_accepted || ' ' || rows_rejected from import order by id")
                        .query(String.class)
                        .list())
                .containsExactly("CUSTOMERS 5938 0", "CUSTOMERS 1905 0", "ORDERS 800585 0");
    }

    @Test
    void profilesListsAndGroupsHaveSomethingToShow() {
        assertThat(count("contact_person")).isGreaterThan(500);
        assertThat(count("customer where custom <> '{}'")).isEqualTo(1_905);
        assertThat(count("custom_field")).isEqualTo(3);
        assertThat(count("(select from customer_group_member group by group_id) as used"))
                .isEqualTo(count("customer_group"))
                .isGreaterThan(2);
        assertThat(count("customer where facts_confirmed_at < now() - interval '365 days'"))
                .isPositive();
        assertThat(count("(select from customer group by known_facts) as combination"))
                .isGreaterThan(10);
    }

    @Test
    void nobodyIsToldTheSameTwiceOnADay() {
        assertThat(
                        count(
                                "(select from interaction group by customer_id, occurred_at::date, body having count(*) > 1) as twice"))
                .isZero();
    }

    @Test
    void quantityAndValueAddUpToTheSource() {
        assertThat(number("select sum(quantity) from order_line")).isEqualByComparingTo("10347728");
        assertThat(number("select sum(quantity * unit_price) from order_line")).isEqualByComparingTo("16954993.128");
        assertThat(number("select sum(net) from purchase_summary"))
                .isCloseTo(new BigDecimal("16954993.128"), Offset.offset(new BigDecimal("0.01")));
    }

    @Test
    void cancellationsAreReturns() {
        assertThat(count("order_line where quantity < 0")).isEqualTo(9_541);
        assertThat(count("orders where order_no like 'C%'")).isEqualTo(4_247);
        assertThat(
                        count(
                                "order_line l join orders o on o.id = l.order_id where l.quantity < 0 and o.order_no not like 'C%'"))
                .isZero();
    }

    @Test
    void theLastOrderWasWithinTheLastSevenDaysAndEveryWeekdayIsKept() {
        LocalDate last = jdbc.sql("select max(business_day) from orders")
                .query(LocalDate.class)
                .single();
        assertThat(last)
                .isBetween(business.today().minusDays(7), business.today().minusDays(1));
        assertThat(last.getDayOfWeek()).isEqualTo(LocalDate.of(2011, 12, 9).getDayOfWeek());
        LocalDate first = jdbc.sql("select min(business_day) from orders")
                .query(LocalDate.class)
                .single();
        assertThat(first.datesUntil(last).count())
                .isEqualTo(LocalDate.of(2009, 12, 1)
                        .datesUntil(LocalDate.of(2011, 12, 9))
                        .count());
        assertThat(count("customer c join orders o on o.customer_id = c.id where c.joined_on > o.business_day"))
                .isZero();
    }

    @Test
    void everyOwnerLooksAfterCustomersAndSignsInWithThePassword() {
        assertThat(count("customer where owner_id is null")).isEqualTo(238);
        assertThat(jdbc.sql("select username from app_user order by username")
                        .query(String.class)
                        .list())
                .containsExactly(
                        "admin",
                        "emma.clark",
                        "henry.ward",
                        "lead.east",
                        "lead.north",
                        "lead.west",
                        "lin.yue",
                        "manager",
                        "rep",
                        "rep2",
                        "tom.harris",
                        "zhao.min");
        List<@Nullable String> hashes = jdbc.sql("select distinct password_hash from app_user")
                .query(String.class)
                .list();
        assertThat(hashes).singleElement().matches(hash -> passwords.matches(DemoData.PASSWORD, hash));
    }

    @Test
    void talksAreInBothLanguagesByTheOwnerAndNotInTheFuture() {
        assertThat(count("interaction")).isBetween(12_000L, 20_000L);
        assertThat(count("interaction where body ~ '[\\u4e00-\\u9fff]'")).isGreaterThan(3_000L);
        assertThat(number(
                        "select count(*) from interaction where occurred_at > ?",
                        business.now().atOffset(ZoneOffset.UTC)))
                .isZero();
        assertThat(count("interaction where subject like '%{%' or body like '%{%'"))
                .isZero();
        assertThat(count(
                        "interaction i join customer c on c.id = i.customer_id where i.user_id is distinct from c.owner_id"
                                + " and not exists (select from owner_change h"
                                + " where h.customer_id = c.id and h.from_user = i.user_id)"))
                .isLessThan(10);
    }

    @Test
    void everybodyHasWorkThatIsLateForTodayAndDone() {
        String each = "select min(n) from (select count(*) filter (where %s) as n from care_task "
                + "where assignee_id is not null group by assignee_id) as own";
        LocalDate today = business.today();
        assertThat(number(each.formatted("status = 'OPEN' and due_on <= ?"), today))
                .isPositive();
        assertThat(number(each.formatted("status = 'OPEN' and due_on > ?"), today))
                .isPositive();
        assertThat(number(each.formatted("status = 'DONE' and completed_at < ?"), today))
                .isPositive();
    }

    @Test
    void theLastTwelveMonthsAndYesterdayAreScored() {
        LocalDate yesterday = business.lastCompleteDay();
        assertThat(jdbc.sql("select as_of from score_run where status = 'DONE' order by id")
                        .query(LocalDate.class)
                        .list())
                .hasSize(13)
                .isSorted()
                .startsWith(LocalDate.of(2025, 3, 31))
                .endsWith(yesterday);
        assertThat(count("current_score_run c join score_run r on r.id = c.run_id where r.as_of = date '" + yesterday
                        + "'"))
                .isOne();
        assertThat(count("(select from customer_score join current_score_run using (run_id) group by tier) as used"))
                .isEqualTo(5);
        assertThat(count("tier_change where from_tier <> to_tier")).isPositive();
    }

    @Test
    void everyReasonOfEveryCustomerIsTrueAndItsSignTheModels() {
        List<ScoreRun> told = jdbc
                .sql("select id from score_run where status = 'DONE' order by id desc limit 2")
                .query(Long.class)
                .list()
                .stream()
                .map(runs::get)
                .toList();
        assertThat(told)
                .extracting(run ->
                        requireNonNull(requireNonNull(run.models()).churn()).kind())
                .containsExactly(ChurnKind.STACK, ChurnKind.PURCHASE_MODELS);
        for (ScoreRun run : told) {
            int checked = ReasonTruth.of(jdbc, run, business.timeZone())
                    .check(customerNo -> reasons.of(EVERYBODY, customerNo, run.id()), models);
            assertThat(checked).isGreaterThan(2 * Math.toIntExact(requireNonNull(run.customers())));
        }
    }

    @Test
    void somebodyLeftAndWasSucceededAndPeopleStandInForEachOther() {
        assertThat(count("handover where customers = 18 and undone_at is null")).isOne();
        assertThat(count("handover_digest where read_at is null")).isBetween(8L, 17L);
        assertThat(count("customer c join app_user u on u.id = c.owner_id where not u.active"))
                .isZero();
        assertThat(count("care_task t join app_user u on u.id = t.assignee_id where not u.active"))
                .isZero();
        assertThat(count("deputy where from_day <= date '" + business.today() + "'"))
                .isOne();
        assertThat(count("customer c where outside_territory(c.region, c.team_id)"))
                .isPositive();
        assertThat(count("app_user u join team t on t.id = u.team_id where u.role = 'MANAGER'"))
                .isEqualTo(4);
    }

    @Test
    void aLoadedDatabaseIsLeftAlone() {
        demo.loadIfDue(true, DemoDataTest::pullThePlug);
        assertThat(count("customer")).isEqualTo(5_938);
    }

    @Test
    @Order(Integer.MAX_VALUE)
    void removalLeavesWhatAFirstStartFinds() {
        demonstration.remove(true);
        assertThat(business.settings().demo()).isFalse();
        assertThat(demo.isHalfLoaded()).isFalse();
        assertThat(count("customer")).isZero();
        assertThat(count("app_user")).isOne();
        assertThat(count("care_rule")).isPositive();
        assertThatExceptionOfType(Conflict.class).isThrownBy(() -> demonstration.remove(true));
    }

    private long count(String from) {
        return jdbc.sql("select count(*) from " + from).query(Long.class).single();
    }

    private BigDecimal number(String sql, Object... parameters) {
        return jdbc.sql(sql).params(parameters).query(BigDecimal.class).single();
    }
}
