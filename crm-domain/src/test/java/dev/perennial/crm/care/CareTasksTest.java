package dev.perennial.crm.care;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.perennial.crm.customer.CustomerType;
import dev.perennial.crm.customer.Customers;
import dev.perennial.crm.customer.Facts;
import dev.perennial.crm.identity.People;
import dev.perennial.crm.identity.Viewer;
import dev.perennial.crm.interaction.Outcome;
import dev.perennial.crm.shared.Business;
import dev.perennial.crm.shared.Conflict;
import dev.perennial.crm.shared.Forbidden;
import dev.perennial.crm.shared.InvalidInput;
import dev.perennial.crm.shared.NotFound;
import dev.perennial.crm.testing.DatabaseTest;
import dev.perennial.crm.testing.SalesForce;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@DatabaseTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CareTasksTest {

    @Autowired
    CareTasks tasks;

    @Autowired
    Customers customers;

    @Autowired
    People people;

    @Autowired
    Business business;

    @Autowired
    JdbcClient jdbc;

    SalesForce force;
    int made;

    @BeforeAll
    void hire() {
        force = SalesForce.hired(people, "care");
    }

    @Test
    void aTaskARepMakesIsTheirOwnAndOneAManagerMakesIsTheOwners() {
        String customer = customerOf(force.rep());

        long ofRep = tasks.create(force.rep(), customer, call(null));
        long ofLead = tasks.create(force.lead(), customer, call(null));

        assertThat(stored(ofRep)).containsEntry("assignee_id", force.rep().userId());
        assertThat(stored(ofLead)).containsEntry("assignee_id", force.rep().userId());
        assertThat(stored(ofLead)).containsEntry("created_by", force.lead().userId());
    }

    @Test
    void aRepGivesTasksToNobodyElse() {
        String customer = customerOf(force.rep());
        long task = tasks.create(force.rep(), customer, call(null));

        assertThatExceptionOfType(Forbidden.class)
                .isThrownBy(() -> tasks.create(force.rep(), customer, call("care-rep2")));
        assertThatExceptionOfType(Forbidden.class).isThrownBy(() -> tasks.reassign(force.rep(), task, "care-rep2"));
    }

    @Test
    void aManagerGivesTasksOnlyToTheirTeamAndBelow() {
        long task = taskFor(force.rep());

        assertThatExceptionOfType(InvalidInput.class).isThrownBy(() -> tasks.reassign(force.lead(), task, "care-rep2"));
        tasks.reassign(force.lead(), task, "care-lead");

        assertThat(stored(task)).containsEntry("assignee_id", force.lead().userId());
    }

    @Test
    void whoIsGivenATaskSeesItsCustomerAndWhoHadItNoLongerFindsIt() {
        String customer = customerOf(force.rep());
        long task = tasks.create(force.rep(), customer, call(null));

        tasks.reassign(force.head(), task, "care-rep2");

        assertThatExceptionOfType(NotFound.class).isThrownBy(() -> tasks.complete(force.rep(), task, reached()));
        tasks.complete(force.rep2(), task, reached());
        assertThat(customers.get(force.rep2(), customer).getCollaborators())
                .extracting(person -> person.getUsername())
                .containsExactly("care-rep2");
    }

    @Test
    void somebodyElsesTaskIsNotFoundWhateverOneTriesToDoWithIt() {
        long task = taskFor(force.rep2());

        for (Viewer stranger : List.of(force.rep(), force.lead())) {
            assertNotFound(() -> tasks.complete(stranger, task, reached()));
            assertNotFound(() -> tasks.snooze(stranger, task, business.today().plusDays(2)));
            assertNotFound(() -> tasks.reassign(stranger, task, stranger.username()));
            assertNotFound(() -> tasks.cancel(stranger, task));
        }
        assertNotFound(() -> tasks.create(force.rep(), customerOf(force.rep2()), call(null)));
        tasks.snooze(force.head(), task, business.today().plusDays(2));
        tasks.complete(force.admin(), task, reached());
    }

    @Test
    void aCollaboratorDoesNotFindTheOwnersTaskButMayTakeOneThatIsNobodys() {
        String customer = customerOf(force.rep());
        customers.addCollaborator(force.rep(), customer, "care-rep2");
        long owners = tasks.create(force.rep(), customer, call(null));
        long nobodys = tasks.create(force.rep(), customer, call(null));
        jdbc.sql("update care_task set assignee_id = null where id = ?")
                .param(nobodys)
                .update();

        assertNotFound(() -> tasks.complete(force.rep2(), owners, reached()));
        tasks.complete(force.rep2(), nobodys, reached());
    }

    @Test
    void aCompletedCallStandsOnTheTimelineWithItsOutcome() {
        String customer = customerOf(force.rep());
        long task = tasks.create(force.rep(), customer, call(null));

        tasks.complete(force.rep(), task, new Completion(Outcome.REACHED, " wants Saturdays ", "send offer", null));

        assertThat(stored(task))
                .containsEntry("status", "DONE")
                .containsEntry("outcome", "REACHED")
                .containsEntry("outcome_note", "wants Saturdays")
                .containsEntry("next_step", "send offer")
                .containsEntry("completed_by", force.rep().userId());
        assertThat(talksWith(customer))
                .singleElement()
                .satisfies(talk -> assertThat(talk)
                        .containsEntry("channel", "PHONE")
                        .containsEntry("direction", "OUTBOUND")
                        .containsEntry("subject", "Ask about the spring order")
                        .containsEntry("body", "wants Saturdays")
                        .containsEntry("outcome", "REACHED")
                        .containsEntry("user_id", force.rep().userId()));
    }

    @Test
    void workWithoutTheCustomerLeavesNothingOnTheTimeline() {
        String customer = customerOf(force.rep());
        long task = tasks.create(
                force.rep(), customer, new NewTask(TaskKind.OTHER, "Prepare an offer", business.today(), 30, null));

        tasks.complete(force.rep(), task, new Completion(Outcome.DONE, null, null, null));

        assertThat(talksWith(customer)).isEmpty();
    }

    @Test
    void whatWasAgreedBecomesTheFollowingTask() {
        String customer = customerOf(force.rep());
        long task = tasks.create(force.rep(), customer, call(null));
        LocalDate agreed = business.today().plusDays(3);

        tasks.complete(force.rep(), task, new Completion(Outcome.NO_ANSWER, null, "Call again", agreed));

        assertThat(jdbc.sql("select title, kind, due_on, status, assignee_id from care_task where customer_id = "
                                + "(select id from customer where customer_no = ?) and id <> ?")
                        .params(customer, task)
                        .query()
                        .singleRow())
                .containsEntry("title", "Call again")
                .containsEntry("kind", "CALL")
                .containsEntry("due_on", java.sql.Date.valueOf(agreed))
                .containsEntry("status", "OPEN")
                .containsEntry("assignee_id", force.rep().userId());
    }

    @Test
    void completingTwiceConflictsAndLeavesTheFirstOutcome() {
        long task = taskFor(force.rep());
        tasks.complete(force.rep(), task, reached());

        assertConflict(() -> tasks.complete(force.rep(), task, new Completion(Outcome.DECLINED, null, null, null)));
        assertConflict(() -> tasks.snooze(force.rep(), task, business.today().plusDays(1)));
        assertConflict(() -> tasks.cancel(force.rep(), task));
        assertConflict(() -> tasks.reassign(force.lead(), task, "care-lead"));

        assertThat(stored(task)).containsEntry("outcome", "REACHED");
    }

    @Test
    void aSnoozedTaskIsDoneOrPutOffAgainAndKeepsNoSnoozeOnceDone() {
        long task = taskFor(force.rep());
        tasks.snooze(force.rep(), task, business.today().plusDays(1));
        tasks.snooze(force.rep(), task, business.today().plusDays(5));

        tasks.complete(force.rep(), task, reached());

        assertThat(stored(task)).containsEntry("status", "DONE").containsEntry("snoozed_until", null);
    }

    @Test
    void aTaskIsPutOffOnlyToADayAhead() {
        long task = taskFor(force.rep());

        assertField("until", () -> tasks.snooze(force.rep(), task, business.today()));
        assertField(
                "until", () -> tasks.snooze(force.rep(), task, business.today().plusYears(2)));
    }

    @Test
    void aTaskIsNotDueInThePastAndSaysWhatToDo() {
        String customer = customerOf(force.rep());
        LocalDate yesterday = business.today().minusDays(1);

        assertField(
                "dueOn",
                () -> tasks.create(force.rep(), customer, new NewTask(TaskKind.CALL, "Call", yesterday, 15, null)));
        assertField("title", () -> new NewTask(TaskKind.CALL, "  ", yesterday, 15, null));
        assertField("effortMinutes", () -> new NewTask(TaskKind.CALL, "Call", yesterday, 0, null));
    }

    private static void assertNotFound(Runnable work) {
        assertThatExceptionOfType(NotFound.class).isThrownBy(work::run);
    }

    private static void assertConflict(Runnable work) {
        assertThatExceptionOfType(Conflict.class).isThrownBy(work::run);
    }

    private static void assertField(String field, Runnable work) {
        assertThatThrownBy(work::run)
                .isInstanceOfSatisfying(
                        InvalidInput.class,
                        wrong -> assertThat(wrong.problems())
                                .extracting(InvalidInput.Problem::field)
                                .containsExactly(field));
    }

    private static Completion reached() {
        return new Completion(Outcome.REACHED, null, null, null);
    }

    private NewTask call(@Nullable String assignee) {
        return new NewTask(
                TaskKind.CALL, "Ask about the spring order", business.today().plusDays(1), 15, assignee);
    }

    private long taskFor(Viewer owner) {
        return tasks.create(owner, customerOf(owner), call(null));
    }

    private String customerOf(Viewer owner) {
        Facts facts = Facts.of("Customer", CustomerType.COMPANY);
        return customers.register(owner, "care-" + ++made, facts, null).getCustomerNo();
    }

    private Map<String, @Nullable Object> stored(long task) {
        return jdbc.sql("select * from care_task where id = ?")
                .param(task)
                .query()
                .singleRow();
    }

    private List<Map<String, @Nullable Object>> talksWith(String customer) {
        return jdbc.sql("select * from interaction where customer_id = (select id from customer where customer_no = ?)")
                .param(customer)
                .query()
                .listOfRows();
    }
}
