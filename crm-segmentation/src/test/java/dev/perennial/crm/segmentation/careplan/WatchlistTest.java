package dev.perennial.crm.segmentation.careplan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.crm.care.CareTasks;
import dev.perennial.crm.care.Completion;
import dev.perennial.crm.care.NewTask;
import dev.perennial.crm.care.TaskKind;
import dev.perennial.crm.customer.Tier;
import dev.perennial.crm.identity.People;
import dev.perennial.crm.interaction.Outcome;
import dev.perennial.crm.segmentation.careplan.Watchlist.Birthday;
import dev.perennial.crm.segmentation.careplan.Watchlist.Late;
import dev.perennial.crm.segmentation.careplan.Watchlist.Member;
import dev.perennial.crm.segmentation.careplan.Watchlist.Moved;
import dev.perennial.crm.shared.Business;
import dev.perennial.crm.testing.DatabaseTest;
import dev.perennial.crm.testing.SalesForce;
import dev.perennial.crm.testing.TestClock;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@DatabaseTest(properties = "crm.test.own-database=care-plan")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WatchlistTest {

    @Autowired
    Watchlist watchlist;

    @Autowired
    CareTasks tasks;

    @Autowired
    People people;

    @Autowired
    Business business;

    @Autowired
    TestClock clock;

    @Autowired
    JdbcClient jdbc;

    SalesForce force;
    ScoreRows scores;

    @BeforeAll
    void hire() {
        force = SalesForce.hired(people, "watch");
        scores = new ScoreRows(jdbc);
    }

    @BeforeEach
    void start() {
        jdbc.sql("truncate customer, score_run cascade").update();
    }

    @Test
    void theOverdueAreNamedByRevenueAndOnlyToThoseWhoSeeThem() {
        scores.customer("big", force.rep());
        scores.customer("small", force.rep());
        scores.customer("on-time", force.rep());
        scores.customer("other", force.rep2());
        long run = scores.run(business.lastCompleteDay());
        scores.score(run, "small", "GOLD", 100, 2.0);
        scores.score(run, "big", "GOLD", 900, 2.0);
        scores.score(run, "on-time", "GOLD", 9000, 0.5);
        scores.score(run, "other", "GOLD", 9000, 2.0);

        assertThat(watchlist.late(force.rep())).extracting(Late::customerNo).containsExactly("big", "small");
        assertThat(watchlist.late(force.head())).extracting(Late::customerNo).containsExactly("other", "big", "small");
    }

    @Test
    void whoChangedTierIsToldWithBothTiers() {
        scores.customer("moved", force.rep());
        scores.customer("hidden", force.rep2());
        long run = scores.run(business.lastCompleteDay());
        scores.score(run, "moved", "SILVER", 100, 1.0);
        jdbc.sql("insert into tier_change select ?, id, 'GOLD', 'SILVER' from customer")
                .param(run)
                .update();

        assertThat(watchlist.moved(force.rep()))
                .containsExactly(new Moved("moved", "moved", Tier.GOLD, Tier.SILVER, 1));
        assertThat(watchlist.moved(force.rep()).getFirst().up()).isFalse();
    }

    @Test
    void birthdaysReachUntilTheSundayOfNextWeekAndTheLeapDayIsNotForgotten() {
        clock.set(Instant.parse("2027-02-24T02:00:00Z"));
        born("leap", "1988-02-29");
        born("today", "1990-02-24");
        born("last", "1990-03-07");
        born("too-late", "1990-03-08");
        born("past", "1990-02-23");

        assertThat(watchlist.birthdays(force.rep()))
                .extracting(Birthday::customerNo, Birthday::on)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("today", LocalDate.of(2027, 2, 24)),
                        org.assertj.core.groups.Tuple.tuple("leap", LocalDate.of(2027, 2, 28)),
                        org.assertj.core.groups.Tuple.tuple("last", LocalDate.of(2027, 3, 7)));
        assertThat(watchlist.birthdays(force.rep2())).isEmpty();
    }

    @Test
    void aBirthdayOfTheChineseCalendarIsKeptOnItsDayOfThisYearInsteadOfTheDateOfBirth() {
        clock.set(Instant.parse("2027-02-24T02:00:00Z"));
        born("lunar", "1990-02-26");
        jdbc.sql("update customer set lunar_month = 1, lunar_day = 20 where customer_no = 'lunar'")
                .update();

        assertThat(watchlist.birthdays(force.rep())).singleElement().satisfies(birthday -> {
            assertThat(birthday.on()).isEqualTo(LocalDate.of(2027, 2, 25));
            assertThat(birthday.lunar()).hasToString("1-20");
        });
    }

    @Test
    void theTeamsWorkIsCountedForThoseWhoSeeItsCustomers() {
        scores.customer("one", force.rep());
        scores.customer("two", force.rep2());
        for (String customer : new String[] {"one", "two"}) {
            long done = task(customer);
            task(customer);
            tasks.complete(force.head(), done, new Completion(Outcome.REACHED, null, null, null));
        }

        assertThat(watchlist.team(force.head()))
                .containsExactlyInAnyOrder(
                        new Member("watch-rep", "watch-rep", 0, 0, 1, 0),
                        new Member("watch-rep2", "watch-rep2", 0, 0, 1, 0),
                        new Member("watch-head", "watch-head", 2, 2, 0, 0));
        assertThat(watchlist.team(force.lead())).extracting(Member::username).doesNotContain("watch-rep2");
    }

    private long task(String customer) {
        return tasks.create(force.admin(), customer, new NewTask(TaskKind.CALL, "Call", business.today(), 15, null));
    }

    private void born(String customer, String day) {
        scores.customer(customer, force.rep());
        jdbc.sql("update customer set birth_date = ?::date where customer_no = ?")
                .params(day, customer)
                .update();
    }
}
