package dev.perennial.crm.segmentation.handover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.perennial.crm.care.CareTasks;
import dev.perennial.crm.care.NewTask;
import dev.perennial.crm.care.TaskKind;
import dev.perennial.crm.customer.Channel;
import dev.perennial.crm.customer.CustomerType;
import dev.perennial.crm.customer.Customers;
import dev.perennial.crm.customer.Facts;
import dev.perennial.crm.customer.OwnerChange;
import dev.perennial.crm.customer.OwnerHistory;
import dev.perennial.crm.identity.People;
import dev.perennial.crm.identity.People.NewUser;
import dev.perennial.crm.identity.Role;
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
