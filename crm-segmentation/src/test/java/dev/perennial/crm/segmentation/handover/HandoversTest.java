package dev.perennial.crm.segmentation.handover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.perennial.crm.care.CareTasks;
import dev.perennial.crm.care.NewTask;
import dev.perennial.crm.care.TaskKind;
import dev.perennial.crm.customer.Channel;
import dev.perennial.crm.customer.CustomerType;
import dev.perennial.crm.customer.Customers;
import dev.perennial.crm.customer.Facts;
import dev.perennial.crm.customer.OwnerChange;
import dev.perennial.crm.customer.OwnerHistory;
import dev.perennial.crm.identity.Deputies;
import dev.perennial.crm.identity.People;
import dev.perennial.crm.identity.People.NewUser;
import dev.perennial.crm.identity.Role;
import dev.perennial.crm.identity.User;
import dev.perennial.crm.identity.Viewer;
import dev.perennial.crm.interaction.Interactions;
import dev.perennial.crm.interaction.Outcome;
import dev.perennial.crm.interaction.Talk;
import dev.perennial.crm.segmentation.handover.Story.Promise;
import dev.perennial.crm.shared.Business;
import dev.perennial.crm.shared.Conflict;
import dev.perennial.crm.shared.Forbidden;
import dev.perennial.crm.shared.InvalidInput;
import dev.perennial.crm.shared.NotFound;
import dev.perennial.crm.testing.DatabaseTest;
import dev.perennial.crm.testing.SalesForce;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@DatabaseTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HandoversTest {

    @Autowired
    Handovers handovers;

    @Autowired
    HandoverPreviews previews;

    @Autowired
    Deputies deputies;

    @Autowired
    Digests digests;

    @Autowired
    Customers customers;

    @Autowired
    OwnerHistory history;

    @Autowired
    CareTasks tasks;

    @Autowired
    Interactions interactions;

    @Autowired
    People people;

    @Autowired
    Business business;

    @Autowired
    JdbcClient jdbc;

    SalesForce force;

    @BeforeAll
    void hire() {
        force = SalesForce.hired(people, "hand");
    }

    @Test
    void theNewOwnerIsToldWhatTheOldOneKnew() {
        Viewer leaver = hire("hand-leaver");
        take("HO-1", "hand-leaver");
        tasks.create(leaver, "HO-1", new NewTask(TaskKind.CALL, "Send the quote", business.today(), 10, null));
        interactions.log(
                leaver, "HO-1", new Talk(Channel.PHONE, null, null, "Asked for 40 tables", null, Outcome.REACHED));
        jdbc.sql("""
                        insert into feedback (customer_id, received_at, kind, text)
                        select id, now(), 'COMPLAINT', 'The cups were chipped' from customer where customer_no = 'HO-1'""").update();

        handOver("hand-leaver", List.of("hand-rep2"));

        Digest digest = digests.unread(force.rep2(), null, 10).items().getFirst();
        assertThat(digest.customerNo()).isEqualTo("HO-1");
        assertThat(digest.note()).isEqualTo("She likes samples");
        assertThat(digest.story().talks()).extracting(Story.PastTalk::text).containsExactly("Asked for 40 tables");
        assertThat(digest.story().promises())
                .extracting(Promise::kind)
                .containsExactlyInAnyOrder(Promise.Kind.TASK, Promise.Kind.COMPLAINT);
        assertThat(digest.story().next()).isEqualTo(Story.Next.ANSWER_COMPLAINT);
        assertThat(digests.unreadOf(force.admin(), "HO-1")).isPresent();
        assertThat(digests.unreadOf(force.rep(), "HO-1")).isEmpty();
    }

    @Test
    void ownersTeamsTasksAndHistoryMoveTogetherInTurn() {
        Viewer leaver = hire("hand-sharer");
        for (int i = 0; i < 5; i++) {
            take("HS-" + i, "hand-sharer");
            tasks.create(leaver, "HS-" + i, new NewTask(TaskKind.CALL, "Call", business.today(), 10, null));
        }

        Handover done = handOver("hand-sharer", List.of("hand-rep", "hand-lead"));

        assertThat(done.customers()).isEqualTo(5);
        assertThat(done.tasks()).isEqualTo(5);
        assertThat(done.receivers()).extracting(Handover.Share::customers).containsExactlyInAnyOrder(3L, 2L);
        assertThat(jdbc.sql("""
                        select count(*) from care_task t join customer c on c.id = t.customer_id
                        where c.customer_no like 'HS-%' and t.assignee_id = c.owner_id and t.status = 'OPEN'
                          and c.team_id = (select team_id from app_user where id = c.owner_id)""").query(Long.class).single()).isEqualTo(5);
        assertThat(history.of(force.admin(), "HS-0", null, 5).items())
                .extracting(OwnerChange::reason)
                .containsExactly(OwnerChange.Reason.HANDED_OVER);
        assertThatExceptionOfType(NotFound.class).isThrownBy(() -> customers.get(leaver, "HS-0"));
    }

    @Test
    void readingIsCountedAndOnlyOnesOwn() {
        hire("hand-read-from");
        Viewer reader = hire("hand-reader");
        take("HR-1", "hand-read-from");
        take("HR-2", "hand-read-from");
        handOver("hand-read-from", List.of("hand-reader"));
        long first = digests.unread(reader, null, 10).items().getFirst().id();

        assertThatExceptionOfType(NotFound.class).isThrownBy(() -> digests.read(force.rep(), first));
        digests.read(reader, first);
        digests.read(reader, first);

        assertThat(digests.progress(reader)).isEqualTo(new Digests.Progress(2, 1));
        assertThat(digests.unread(reader, null, 10).items()).hasSize(1);
    }

    @Test
    void whatWasHandedOverComesBackUnlessSomebodyElseHasItByNow() {
        hire("hand-regret");
        take("HU-1", "hand-regret");
        take("HU-2", "hand-regret");
        Handover first = handOver("hand-regret", List.of("hand-rep"));

        handovers.undo(force.admin(), first.id());

        assertThat(jdbc.sql("select count(*) from customer c join app_user u on u.id = c.owner_id"
                                + " where u.username = 'hand-regret'")
                        .query(Long.class)
                        .single())
                .isEqualTo(2);
        assertThatExceptionOfType(Conflict.class).isThrownBy(() -> handovers.undo(force.admin(), first.id()));

        Handover second = handOver("hand-regret", List.of("hand-rep"));
        customers.assign(force.admin(), "HU-1", "hand-rep2");
        assertThatExceptionOfType(Conflict.class).isThrownBy(() -> handovers.undo(force.admin(), second.id()));
        assertThat(customers.get(force.rep(), "HU-2")).isNotNull();
    }

    @Test
    void onlyThoseChosenMoveAndNobodyElses() {
        hire("hand-chooser");
        take("HC-1", "hand-chooser");
        take("HC-2", "hand-chooser");
        NewHandover foreign =
                new NewHandover("hand-chooser", List.of("hand-rep"), List.of("HC-1", "somebody-elses"), null);
        assertThatExceptionOfType(InvalidInput.class).isThrownBy(() -> handovers.handOver(force.admin(), foreign));

        handovers.handOver(force.admin(), new NewHandover("hand-chooser", List.of("hand-rep"), List.of("HC-2"), null));

        assertThat(customers.get(force.rep(), "HC-2")).isNotNull();
        assertThatExceptionOfType(NotFound.class).isThrownBy(() -> customers.get(force.rep(), "HC-1"));
    }

    @Test
    void whoGoesLeavesNothingBehindAndAnUndoingBringsItBack() {
        Viewer leaver = hire("hand-goes");
        hire("hand-away");
        take("HL-own", "hand-goes");
        take("HL-rep", "hand-rep");
        take("HL-away", "hand-away");
        customers.addCollaborator(force.admin(), "HL-away", "hand-goes");
        long task = tasks.create(
                force.admin(), "HL-rep", new NewTask(TaskKind.CALL, "Ring for Rep", business.today(), 10, "hand-goes"));
        deputies.name(
                force.admin(),
                "hand-away",
                "hand-goes",
                business.today(),
                business.today().plusDays(3));
        deputies.name(
                force.admin(),
                "hand-goes",
                "hand-rep",
                business.today().plusDays(1),
                business.today().plusDays(9));
        NewHandover all = new NewHandover("hand-goes", List.of("hand-rep2"), List.of(), "Mind the step");

        HandoverPreview preview = previews.preview(force.admin(), all);

        assertThat(preview.shares())
                .singleElement()
                .satisfies(share -> assertThat(share.afterwards()).isEqualTo(share.customers() + owned("hand-rep2")));
        assertThat(preview.firstLoose())
                .extracting(LooseEnd::kind, LooseEnd::name, LooseEnd::to)
                .containsExactlyInAnyOrder(
                        tuple(LooseEnd.Kind.TASK, "Customer HL-rep", "hand-rep"),
                        tuple(LooseEnd.Kind.COLLABORATION, "Customer HL-rep", "hand-rep2"),
                        tuple(LooseEnd.Kind.COLLABORATION, "Customer HL-away", "hand-rep2"),
                        tuple(LooseEnd.Kind.DUTY, "hand-away", "hand-rep2"),
                        tuple(LooseEnd.Kind.ABSENCE, "hand-goes", null));
        assertThat(preview.digests())
                .singleElement()
                .satisfies(sample -> assertThat(sample.digest().note()).isEqualTo("Mind the step"));
        assertThat(owned("hand-goes")).as("nothing has happened yet").isEqualTo(1);

        Handover done = handovers.handOver(force.admin(), all);

        assertThat(done.looseEnds()).isEqualTo(preview.looseEnds());
        assertThat(inHand(leaver)).isZero();
        assertThat(assignee(task)).isEqualTo("hand-rep");
        assertThat(deputies.known(force.admin()))
                .filteredOn(each -> each.absentUsername().equals("hand-away"))
                .extracting(Deputies.StandIn::deputyUsername)
                .containsExactly("hand-rep2");

        handovers.undo(force.admin(), done.id());

        assertThat(assignee(task)).isEqualTo("hand-goes");
        assertThat(inHand(leaver))
                .as("a customer, a task, two helped with, a duty and an absence")
                .isEqualTo(6);
        assertThat(customers.get(force.admin(), "HL-away").getCollaborators())
                .extracting(User::getUsername)
                .containsExactly("hand-goes");
    }

    @Test
    void turnsAreTakenAmongThoseWhoDoNotHelpYet() {
        hire("hand-helper");
        for (String number : List.of("HH-1", "HH-2", "HH-3")) {
            take(number, "hand-admin");
            customers.addCollaborator(force.admin(), number, "hand-helper");
        }
        customers.addCollaborator(force.admin(), "HH-3", "hand-rep");

        Handover done = handOver("hand-helper", List.of("hand-rep", "hand-rep2"));

        assertThat(done.customers()).isZero();
        assertThat(jdbc.sql("""
                        select c.customer_no || ' ' || u.username
                        from customer_collaborator cc join customer c on c.id = cc.customer_id
                        join app_user u on u.id = cc.user_id
                        where c.customer_no like 'HH-%' order by 1""").query((row, number) -> row.getString(1)).list())
                .containsExactly("HH-1 hand-rep", "HH-2 hand-rep2", "HH-3 hand-rep");
    }

    @Test
    void someOfABookLeavesTheRestInItsHands() {
        Viewer stays = hire("hand-stays");
        take("HP-1", "hand-stays");
        take("HP-2", "hand-rep");
        customers.addCollaborator(force.admin(), "HP-2", "hand-stays");
        NewHandover some = new NewHandover("hand-stays", List.of("hand-rep"), List.of("HP-1"), null);

        assertThat(previews.preview(force.admin(), some).looseEnds()).isEmpty();
        handovers.handOver(force.admin(), some);

        assertThat(inHand(stays)).as("the one they help with").isEqualTo(1);
    }

    @Test
    void aNumberFromBeforeAMergeIsAsGood() {
        hire("hand-merged");
        take("HM-1", "hand-merged");
        jdbc.sql("""
                        insert into customer_alias (customer_no, customer_id)
                        select 'HM-old', id from customer where customer_no = 'HM-1'""").update();

        Handover done = handovers.handOver(
                force.admin(), new NewHandover("hand-merged", List.of("hand-rep"), List.of("HM-old", "HM-1"), null));

        assertThat(done.customers()).isEqualTo(1);
    }

    @Test
    void whatIsNotInTheBookIsNamed() {
        hire("hand-named");
        take("HN-1", "hand-named");
        take("HN-2", "hand-rep");
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> previews.preview(
                        force.admin(),
                        new NewHandover("hand-named", List.of("hand-rep"), List.of("HN-1", "HN-2"), null)))
                .satisfies(refused -> assertThat(
                                refused.problems().getFirst().message().arguments())
                        .containsExactly(1, "HN-2"));
    }

    @Test
    void nonsenseIsRefused() {
        hire("hand-empty");
        assertThatExceptionOfType(InvalidInput.class).isThrownBy(() -> handOver("hand-empty", List.of("hand-rep")));
        assertThatExceptionOfType(InvalidInput.class).isThrownBy(() -> handOver("hand-rep", List.of("hand-rep")));
        assertThatExceptionOfType(InvalidInput.class).isThrownBy(() -> handOver("hand-rep", List.of()));
        assertThatExceptionOfType(InvalidInput.class).isThrownBy(() -> handOver("hand-rep", List.of("nobody")));
        assertThatExceptionOfType(Forbidden.class)
                .isThrownBy(() -> handovers.handOver(
                        force.head(), new NewHandover("hand-rep", List.of("hand-rep2"), List.of(), null)));
    }

    private long owned(String username) {
        return jdbc.sql("select count(*) from customer c join app_user u on u.id = c.owner_id where u.username = ?")
                .param(username)
                .query(Long.class)
                .single();
    }

    private long inHand(Viewer who) {
        return jdbc.sql("""
                        select (select count(*) from customer where owner_id = :who)
                             + (select count(*) from care_task where assignee_id = :who and status in ('OPEN', 'SNOOZED'))
                             + (select count(*) from customer_collaborator where user_id = :who)
                             + (select count(*) from deputy where :who in (absent_user, deputy_user))""").param("who", who.userId()).query(Long.class).single();
    }

    private String assignee(long task) {
        return jdbc.sql("select u.username from care_task t join app_user u on u.id = t.assignee_id where t.id = ?")
                .param(task)
                .query((row, number) -> row.getString(1))
                .single();
    }

    private Handover handOver(String from, List<String> to) {
        return handovers.handOver(force.admin(), new NewHandover(from, to, List.of(), "She likes samples"));
    }

    private Viewer hire(String username) {
        return people.add(new NewUser(username, username, SalesForce.PASSWORD, Role.REP, "hand-west"))
                .asViewer();
    }

    private void take(String number, String owner) {
        customers.register(force.admin(), number, Facts.of("Customer " + number, CustomerType.COMPANY), owner);
    }
}
